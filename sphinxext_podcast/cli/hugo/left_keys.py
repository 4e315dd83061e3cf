"""The keys of Hugo's configuration that become no option, and why."""

from __future__ import annotations

import re

#: How Hugo's manual spells those that are reported.
_SPELLED: list[str] = re.findall(
    r'\w+',
    'buildDrafts buildExpired buildFuture defaultContentLanguage defaultContentLanguageInSubdir '
    'disablePathToLower disqusShortname enableEmoji enableGitInfo enableInlineShortcodes '
    'enableRobotsTXT googleAnalytics languageCode mainSections paginatePath removePathAccents '
    'summaryLength uglyURLs',
)
SPELLED = {name.lower(): name for name in _SPELLED}
#: What becomes an option, or is looked at elsewhere.
HANDLED = frozenset(
    re.findall(
        r'\w+',
        'title copyright author languagecode locale defaultcontentlanguage baseurl timezone '
        'builddrafts buildfuture buildexpired taxonomies permalinks menus params staticdir '
        'contentdir markup pagination paginate outputs rsslimit services disablekinds '
        'hascjklanguage ignorefiles languages theme themesdir layoutdir module sectionpagesmenu '
        'enablerobotstxt outputformats weight label languagename languagedirection disabled',
    )
)
#: How Hugo itself works, or what has no effect on what is published.
QUIET = frozenset(
    re.findall(
        r'\w+',
        'archetypedir assetdir build buildstats cachedir caches canonifyurls '
        'capitalizelisttitles cleandestinationdir contenttypes datadir debug '
        'defaultoutputformat deployment disablehugogeneratorinject disablelanguages '
        'disablelivereload disablebrowsererror enablemissingtranslationplaceholders '
        'enabletemplatemetrics environment httpcache i18ndir ignoreerrors ignorelogs '
        'ignorevendorpaths imaging loglevel logi18nwarnings logpathwarnings mediatypes '
        'metadataformat minify newcontenteditor nochmod notimes panicontrwarning '
        'pluralizelisttitles pluralizelisttitle preservetaxonomynames printi18nwarnings '
        'printpathwarnings printunusedtemplates privacy publishdir relativeurls '
        'renderstatictodisk reflinkserrorlevel reflinksnotfoundurl resourcedir sass '
        'security segments rendersegments server sitemap social templatemetrics '
        'templatemetricshints timeout titlecasestyle verbose watch workingdir disablealiases '
        'related',
    )
)
#: Key → why it is left.
REASONS = {
    'cascade': 'each article has its front matter from its own file; write the keys there',
    'defaultcontentlanguageinsubdir': (
        'pages of the main language are at the root of the site; let your host redirect what is '
        'below its folder'
    ),
    'disablepathtolower': (
        'addresses are in small letters, as those of Hugo usually are; the address of the file '
        'as it is written leads there'
    ),
    'removepathaccents': 'accents stay in addresses',
    'uglyurls': 'pages are at /posts/name/; let the server redirect /posts/name.html',
    'enableemoji': 'names such as :smile: stay text; write the emoji itself',
    'enablegitinfo': 'when an article was changed is read from lastmod, not from Git',
    'enableinlineshortcodes': 'shortcodes that are written in a text are not run',
    'frontmatter': 'dates are read from date, publishDate, lastmod and expiryDate alone',
    'summarylength': (
        'the summary in lists is the description, what stands above <!--more-->, or the first '
        'paragraph'
    ),
    'googleanalytics': 'see the guide to comments and analytics',
    'disqusshortname': 'see the guide to comments and analytics',
    'paginatepath': 'further pages of lists are at page/2/',
}
#: Why the colours of code are left.
HIGHLIGHT = 'the colours of code are those of pygments_style'
#: Key of ``markup.goldmark`` → the value that articles are read with.
READ_AS = {
    'extensions.definitionlist': True,
    'extensions.footnote': True,
    'extensions.footnote.enable': True,
    'extensions.linkify': True,
    'extensions.strikethrough': True,
    'extensions.table': True,
    'extensions.tasklist': True,
    'extensions.typographer': True,
    'extensions.typographer.disable': False,
    'parser.attribute.title': True,
    'parser.attribute.block': False,
    'parser.autoheadingid': True,
    'parser.autoheadingidtype': 'github',
    'renderer.hardwraps': False,
    'renderer.xhtml': False,
    'duplicateresourcefiles': False,
    'extensions.linkifyprotocol': 'https',
    'extensions.passthrough.enable': False,
    'extensions.cjk.enable': False,
    'extensions.extras.delete.enable': False,
    'extensions.extras.insert.enable': False,
    'extensions.extras.mark.enable': False,
    'extensions.extras.subscript.enable': False,
    'extensions.extras.superscript.enable': False,
}


def reason(key: str) -> str:
    """Return why *key*, which is in small letters, is left."""
    if key.startswith('pygments'):
        return HIGHLIGHT
    return REASONS.get(key, 'there is nothing like it')


def spelled(key: str) -> str:
    """Return *key*, which is in small letters, as people write it."""
    return SPELLED.get(key, key)
