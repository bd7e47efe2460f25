/// brief: one HTML page that stands alone (HTML5, written so that XML readers take it too). Each number leads to its
/// note and back.
#include <set>

#include "query/export/brief.h"
#include "query/export/format.h"
#include "query/markup/xml_writer.h"

namespace jitu::query::exporting {
namespace {

constexpr std::string_view kStyle =
    "body{font:16px/1.7 'Noto Serif CJK SC','Source Han Serif SC',SimSun,serif;max-width:60em;margin:2em "
    "auto;padding:0 1em}"
    "h1{font-size:1.5em;margin-bottom:.2em}blockquote{margin:.3em 0 1em;padding-left:1em;border-left:3px solid #888}"
    ".answer{font-size:1.15em;font-weight:bold}table{border-collapse:collapse;margin:1.2em 0;width:100%}"
    "th,td{border-bottom:1px solid #bbb;padding:.3em .5em;text-align:left;vertical-align:top}thead "
    "th{border-bottom:2px solid #333}"
    "td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}sup a{text-decoration:none}"
    "figure{margin:1.5em 0}figure svg{max-width:100%;height:auto}.notes li{margin:.4em "
    "0}.place,.origin{color:#555;font-size:.85em}"
    ".notes li:target{background:#fff3c4}@media print{a{color:inherit}}";

class Page {
 public:
  std::string& raw() { return out_; }
  Page& Text(std::string_view text) {
    AppendXmlText(out_, text);
    return *this;
  }
  Page& Element(std::string_view name, std::string_view text, std::string_view attributes = {}) {
    out_.append("<").append(name).append(attributes).append(">");
    Text(text);
    out_.append("</").append(name).append(">\n");
    return *this;
  }
  /// The text and its notes; the first mention of a note is where it leads back to.
  Page& Noted(const BriefText& text) {
    Text(text.text);
    for (const std::size_t note : text.notes) {
      const std::string number = std::to_string(note);
      const bool first = mentioned_.insert(note).second;
      out_.append("<sup>").append(first ? "<a id=\"m" + number + "\" href=\"#n" : "<a href=\"#n").append(number);
      out_.append("\">[").append(number).append("]</a></sup>");
    }
    return *this;
  }

 private:
  std::string out_;
  std::set<std::size_t> mentioned_;
};

void AppendTable(Page& page, const Brief& brief) {
  if (brief.rows.empty()) return;
  page.raw() += "<table>\n<thead><tr>";
  for (const auto& head : brief.heads) page.Element("th", head);
  page.raw() += "</tr></thead>\n<tbody>\n";
  for (const auto& row : brief.rows) {
    page.raw() += "<tr>";
    for (const auto& cell : row) {
      page.raw() += cell.number ? "<td class=\"n\">" : "<td>";
      page.Noted(cell);
      page.raw() += "</td>";
    }
    page.raw() += "</tr>\n";
  }
  page.raw() += "</tbody>\n</table>\n";
}

void AppendFigure(Page& page, const Brief& brief) {
  if (brief.svg.empty()) return;
  const std::size_t begin = brief.svg.find("<svg");
  page.raw().append("<figure>\n").append(brief.svg, begin == std::string::npos ? 0 : begin).append("</figure>\n");
}

void AppendNotes(Page& page, const Brief& brief, const Content& content) {
  if (brief.notes.empty()) return;
  page.Element("h2", content.Text(Say("出处", "Sources")));
  page.raw() += "<ol class=\"notes\">\n";
  for (std::size_t i = 0; i < brief.notes.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    page.raw() += "<li id=\"n" + number + "\">";
    page.Text("“" + brief.notes[i].quote + "” ");
    page.raw() += "<a href=\"#m" + number + "\">↩</a><br/>";
    page.Element("span", brief.notes[i].place, " class=\"place\"");
    if (!brief.notes[i].file.empty()) {
      page.raw() += "<br/>";
      page.Element("span", brief.notes[i].file, " class=\"place\"");
    }
    page.raw() += "</li>\n";
  }
  page.raw() += "</ol>\n";
}

}  // namespace

Result<void> WriteBriefHtml(const Content& content, Output& output) {
  JITU_TRY(const Brief brief, BriefOf(content));
  JITU_TRY(OutputFile * file, output.File());
  const bool chinese = content.language() == text::Language::kChinese;
  Page page;
  page.raw() += "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"";
  page.raw().append(chinese ? "zh-CN" : "en").append("\">\n<head>\n<meta charset=\"utf-8\"/>\n");
  page.raw() += "<meta name=\"viewport\" content=\"width=device-width\"/>\n";
  page.Element("title", brief.title + (brief.question.empty() ? "" : ": " + OneLine(brief.question)));
  page.raw().append("<style>").append(kStyle).append("</style>\n</head>\n<body>\n");
  page.Element("h1", brief.title);
  page.Element("blockquote", brief.question);
  page.raw() += "<p class=\"answer\">";
  page.Noted(brief.answer);
  page.raw() += "</p>\n";
  AppendTable(page, brief);
  for (const auto& remark : brief.remarks) page.Element("p", remark);
  AppendFigure(page, brief);
  AppendNotes(page, brief, content);
  page.raw() += "<p class=\"origin\">";
  for (const auto& [name, text] : brief.origin) {
    page.Text(name + ": " + OneLine(text));
    page.raw() += "<br/>\n";
  }
  page.raw() += "</p>\n</body>\n</html>\n";
  file->Write(page.raw());
  return {};
}

}  // namespace jitu::query::exporting
