/// Saved web pages of public bodies: title, the rows that say who published it when, and the article.
#include "ingest/readers/html.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/readers/format.h"
#include "ingest/readers/html_flow.h"
#include "ingest/readers/markup.h"
#include "schema/text/encoding.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

/// Without blanks, ideographic ones too: for comparing a title with the page.
std::string Blankless(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint point = text::At(text, i);
    if (point.value != ' ' && point.value != 0xA0 && point.value != 0x3000) plain.append(text.substr(i, point.bytes));
    i += point.bytes;
  }
  return plain;
}

bool StartsWithAny(std::string_view text, const std::vector<model::Term>& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](const model::Term& term) { return text.starts_with(term.word); });
}

/// Tells what stands around an article: menus, paths, lists of links, buttons, who runs the site.
class Furniture {
 public:
  Furniture(const model::Catalog& catalog, MarkupNode root)
      : classes_(catalog.Words("web.furniture_class")),
        words_(catalog.Words("web.furniture")),
        starts_(catalog.Words("web.furniture_start")),
        inside_(catalog.Words("web.furniture_inside")) {
    Measure(root);
  }

  bool Contains(MarkupNode element) const {
    const std::string_view name = element.Name();
    if (name == "nav" || name == "footer" || name == "aside" || element.Attribute("role") == "navigation") return true;
    const auto found = weights_.find(element.Raw());
    const Weight weight = found == weights_.end() ? Weight{} : found->second;
    constexpr std::size_t kArticle = 1500;  // bytes outside links; whatever its name says, this is no menu
    if (weight.text - weight.linked < kArticle && HasFurnitureClass(element)) return true;
    constexpr std::array<std::string_view, 9> kGroups{"div", "ul", "ol", "p", "td", "table", "dl", "center", "section"};
    if (std::find(kGroups.begin(), kGroups.end(), name) == kGroups.end()) return false;
    if (weight.links >= 3 && weight.attachments == 0 && weight.linked * 10 >= weight.text * 7) return true;
    return weight.text < 600 && weight.attachments == 0 && IsFurnitureLine(HtmlLine(element));
  }

 private:
  struct Weight {
    std::size_t text = 0, linked = 0;  ///< bytes that are no blanks
    std::size_t links = 0, attachments = 0;
  };

  static bool IsAttachment(std::string_view address) {
    const std::string lower = Lower(address.substr(0, 2000));
    constexpr std::array<std::string_view, 11> kEndings{".doc", ".docx", ".pdf", ".xls", ".xlsx", ".zip",
                                                        ".rar", ".wps",  ".et",  ".txt", ".ofd"};
    return std::any_of(kEndings.begin(), kEndings.end(),
                       [&](std::string_view ending) { return lower.ends_with(ending); });
  }

  Weight Measure(MarkupNode node) {
    Weight weight;
    if (node.IsText()) {
      for (const char c : node.Text()) weight.text += c != ' ' && c != '\n' && c != '\t' && c != '\r' ? 1U : 0U;
      return weight;
    }
    if (node.Is("script") || node.Is("style")) return weight;
    for (MarkupNode child = node.First(); child; child = child.Next()) {
      const Weight part = Measure(child);
      weight.text += part.text;
      weight.linked += part.linked;
      weight.links += part.links;
      weight.attachments += part.attachments;
    }
    if (node.Is("a") && node.HasAttribute("href")) {
      weight.linked = weight.text;
      ++weight.links;
      if (IsAttachment(node.Attribute("href"))) ++weight.attachments;
    }
    weights_[node.Raw()] = weight;
    return weight;
  }

  bool HasFurnitureClass(MarkupNode element) const {
    for (const std::string_view attribute : {"class", "id"}) {
      const std::string names = Lower(element.Attribute(attribute).substr(0, 300));
      for (std::size_t at = 0; at < names.size();) {
        const std::size_t end = std::min(names.find_first_of(" _-", at), names.size());
        const std::string_view name = std::string_view(names).substr(at, end - at);
        if (std::any_of(classes_.begin(), classes_.end(), [&](const model::Term& term) { return term.word == name; })) {
          return true;
        }
        at = end + 1;
      }
    }
    return false;
  }

  bool IsFurnitureLine(std::string_view line) const {
    if (line.empty()) return false;
    if (StartsWithAny(line, starts_)) return line.size() < 400;
    if (std::any_of(inside_.begin(), inside_.end(),
                    [&](const model::Term& term) { return line.find(term.word) != std::string_view::npos; })) {
      return true;
    }
    return line.size() < 200 && IsMadeOfFurniture(line);
  }

  /// Only buttons' words, blanks, digits and punctuation, and one of those words at least.
  bool IsMadeOfFurniture(std::string_view line) const {
    bool word_seen = false;
    while (!line.empty()) {
      const auto word = std::find_if(words_.begin(), words_.end(),
                                     [&](const model::Term& term) { return line.starts_with(term.word); });
      if (word != words_.end()) {
        word_seen = true;
        line.remove_prefix(word->word.size());
        continue;
      }
      const text::CodePoint point = text::At(line, 0);
      const bool letter =
          (point.value < 0x80 && std::isalpha(static_cast<unsigned char>(line[0])) != 0) || text::IsHan(point.value);
      if (letter) return false;
      line.remove_prefix(point.bytes);
    }
    return word_seen;
  }

  const std::vector<model::Term>&classes_, &words_, &starts_, &inside_;
  std::unordered_map<const void*, Weight> weights_;
};

bool LeavesOut(const void* context, MarkupNode element) {
  return static_cast<const Furniture*>(context)->Contains(element);
}

/// What the page's head says of the article.
struct Head {
  std::string title, publisher, date, index_number;
};

void Walk(MarkupNode node, Head& head, std::string& first_heading, std::string& page_title) {
  for (MarkupNode child = node.First(); child; child = child.Next()) {
    if (child.Is("meta")) {
      const std::string name = Lower(child.Attribute("name"));
      const std::string content(child.Attribute("content"));
      if (name == "articletitle") head.title = content;
      if (name == "contentsource" || name == "publisher") head.publisher = content;
      if (name == "pubdate") head.date = content;
    } else if (child.Is("title") && page_title.empty()) {
      page_title = HtmlLine(child);
    } else if (child.Is("h1") && first_heading.empty()) {
      first_heading = HtmlLine(child);
    } else {
      Walk(child, head, first_heading, page_title);
    }
  }
}

/// The page's title without the site's name behind it.
std::string WithoutSite(const std::string& title) {
  constexpr std::array<std::string_view, 6> kMarks{"_", " - ", "-", "|", "——", " – "};
  std::size_t end = title.size();
  for (const std::string_view mark : kMarks) {
    const std::size_t at = title.find(mark);
    if (at != std::string::npos && at >= 18) end = std::min(end, at);
  }
  return title.substr(0, end);
}

Head ReadHead(MarkupNode root) {
  Head head;
  std::string first_heading, page_title;
  Walk(root, head, first_heading, page_title);
  if (head.title.empty()) head.title = first_heading.size() >= 18 ? first_heading : WithoutSite(page_title);
  return head;
}

/// A paper's title: what programs name a page themselves is none.
bool IsTitle(std::string_view title) {
  std::size_t han = 0;
  for (std::size_t i = 0; i < title.size();) {
    const text::CodePoint point = text::At(title, i);
    han += text::IsHan(point.value) ? 1U : 0U;
    i += point.bytes;
  }
  return han >= 6 && title.size() <= 300;
}

/// Puts in front what the head says and the article does not.
void WriteHead(const Head& head, const std::string& article, LayoutWriter& writer) {
  const std::string plain = Blankless(article);
  const std::string title = Blankless(head.title);
  if (IsTitle(head.title) && plain.substr(0, 3000).find(title) == std::string::npos) writer.Paragraph(head.title);
  if (!head.publisher.empty() && head.publisher.size() < 120 &&
      plain.find(Blankless(head.publisher)) == std::string::npos) {
    writer.Paragraph("发布机构：" + head.publisher);
  }
  if (!head.date.empty() && head.date.size() < 40 && plain.find("发布日期") == std::string::npos) {
    writer.Paragraph("发布日期：" + head.date);
  }
}

/// A site shows the title, and the article repeats it: the first is emptied.
void DropRepeatedTitle(Layout& layout) {
  constexpr std::size_t kFirstLines = 12;
  std::unordered_map<std::string, std::size_t> seen;
  std::size_t start = 0;
  for (std::size_t i = 0; i < kFirstLines && start < layout.text.size(); ++i) {
    const std::size_t end = layout.text.find('\n', start);
    const std::string line = Blankless(std::string_view(layout.text).substr(start, end - start));
    const auto [first, fresh] = seen.emplace(line, start);
    if (!fresh && line.size() >= 18 && layout.lines[i].kind != LayoutLine::Kind::kCell) {
      const std::size_t gone = layout.text.find('\n', first->second) - first->second;
      layout.text.erase(first->second, gone);
      return;
    }
    start = end + 1;
  }
}

/// charset=... in the first bytes.
std::string DeclaredCharset(std::string_view bytes) {
  const std::string head = Lower(bytes.substr(0, 4096));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  const std::size_t start = head.find_first_not_of("\"' ", at + 8);
  if (start == std::string::npos) return {};
  return head.substr(start, head.find_first_of("\"' />;", start) - start);
}

bool Matches(std::string_view bytes, std::string_view ending) {
  std::string_view start = bytes.substr(0, 1024);
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
  const std::string lower = Lower(start.substr(0, std::string_view("<!doctype html").size()));
  if (lower.starts_with("<!doctype html") || lower.starts_with("<html")) return true;
  const bool named = ending == ".html" || ending == ".htm" || ending == ".shtml" || ending == ".xhtml";
  return named && bytes.find('<') != std::string_view::npos;
}

Result<Layout> Read(std::string_view bytes, const ReadLimits& limits) { return ReadHtml(bytes, {}, limits); }

}  // namespace

Result<Layout> ReadHtml(std::string_view bytes, std::string_view declared, const ReadLimits& limits) {
  const model::Catalog* catalog = CatalogOf(limits);
  if (catalog == nullptr) return Fail(ErrorCode::kInternal, Say("内置词表损坏", "the built-in word lists are damaged"));
  JITU_TRY(text::Decoded decoded,
           text::Decode(bytes, declared.empty() ? DeclaredCharset(bytes) : std::string(declared)));
  JITU_TRY(const Markup page, Markup::Html(decoded.text));
  const Furniture furniture(*catalog, page.Root());
  LayoutWriter article(decoded.encoding);
  WriteHtml(page.Root(), article, LeavesOut, &furniture);
  const Head head = ReadHead(page.Root());
  LayoutWriter whole(decoded.encoding);
  Layout layout = article.Take();
  WriteHead(head, layout.text, whole);
  DropRepeatedTitle(layout);
  return Behind(whole.Take(), std::move(layout));
}

const Format kHtml{"html", ".html .htm .shtml .xhtml ", Matches, Read};

}  // namespace jitu::ingest
