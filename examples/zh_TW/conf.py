# 網站的設定。以 # 開頭的設定沒有生效，刪去 # 就會生效。

project = '我的雜誌'
html_title = project
copyright = '%Y, 我的雜誌'

# 文章沒有另外寫明作者時，就是這個名字。
author = ''

# 日期、選單與按鈕的語言。
language = 'zh_TW'

# 網站的網址。用 GitHub Pages 或 Read the Docs 發布時不必填。
# html_baseurl = 'https://example.org/'

# 把 Markdown 變成雜誌的外掛。
extensions = ['sphinxext_podcast']

# 沒有寫明時區的日期，以這個時區為準。
podcast_timezone = 'Asia/Taipei'

# 標點旁邊的粗體也要顯示，例如 **「有用」**。
podcast_cjk_emphasis = True

# 網站的外觀。
html_theme = 'furo'
html_show_sourcelink = False

# 放在這個資料夾裡、但不屬於網站的檔案。
exclude_patterns = ['_build', '.*', 'README.md']
