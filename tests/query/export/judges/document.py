"""The document says what the page says: the answer, and the sentence of each note."""
import html, html.parser, re, sys


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.path, self.answer, self.notes = [], '', []

    def handle_starttag(self, tag, attributes):
        if tag == 'p':
            self.path = [dict(attributes).get('class')]
        if tag == 'li':
            self.path = ['note']
            self.notes.append('')
        if tag in ('sup', 'span', 'a'):
            self.path.append(tag)

    def handle_endtag(self, tag):
        if tag in ('sup', 'span', 'a') and self.path:
            self.path.pop()
        if tag in ('p', 'li'):
            self.path = []

    def handle_data(self, data):
        if self.path == ['answer']:
            self.answer += data.strip()
        if self.path == ['note']:
            self.notes[-1] += data.strip()


page = Page()
page.feed(open(sys.argv[1], encoding='utf-8').read())
plain = lambda text: re.sub(r'\s', '', text)
text = plain(html.unescape(re.sub('<[^>]*>', '', open(sys.argv[2], encoding='utf-8').read())))
assert page.answer and plain(page.answer.rstrip('。')) in text, page.answer
assert page.notes
for note in page.notes:
    quote = note[note.index('“') + 1:note.rindex('”')]
    assert plain(quote) in text, quote
