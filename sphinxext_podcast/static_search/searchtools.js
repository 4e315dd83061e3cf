/* Themes load this file on their search pages, and some call what is in Sphinx's. The search of
 * this site is in sphinxext-podcast-search.js. */
var Search = { init() {}, loadIndex() {}, setIndex() {}, query() {}, performSearch() {} };
