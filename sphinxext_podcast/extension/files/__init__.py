"""The files of a project: which are documents, which are published, under which names.

::

    project       the documents of Sphinx's project, named as Hugo's pages are
    finder        the file that an author means by a name, for pictures, recordings, downloads
    folders       the folders of the project
    static        the folders of podcast_static; brought files of other extensions
    smaller_pictures  the sizes of pictures
    pictures      the picture of an article; episode_files its recording, chapters, transcript
    recordings    what a recording says of itself
    times         documents that changed though they are old
"""
