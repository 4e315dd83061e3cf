"""The files of a project: which are documents, which are published, under which names."""
