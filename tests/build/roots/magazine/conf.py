"""A magazine with everything that an article may have."""

project = '夜航誌'
author = '夜航誌編輯室'
copyright = '2026, 夜航誌編輯室'
version = release = '1.0'
extensions = ['sphinxext_podcast']
podcast_now = '2026-06-01T00:00:00+08:00'
podcast_timezone = 'Asia/Taipei'
