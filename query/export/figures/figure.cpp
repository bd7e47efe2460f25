#include "query/export/figures/figure.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "query/export/origin.h"
#include "query/markup/xml_writer.h"
#include "query/reading/money.h"

namespace jitu::query::exporting {
namespace {

/// What is drawn says of how many files it was made, this of which (SVG 1.1, 21.2).
std::string WithMetadata(std::string svg, const OriginLines& origin) {
  std::string element;
  XmlWriter(element).Element("metadata", ToText(origin));
  return svg.insert(svg.rfind("</svg>"), element + "\n");
}

template <class Figure, Result<Figure> (*kOf)(const Content&)>
Result<std::string> Drawn(const Content& content) {
  JITU_TRY(Figure figure, kOf(content));
  JITU_TRY(const OriginLines origin, OriginOf(content));
  for (const auto& [key, text] : origin)
    if (key == "sources") figure.page.notes.push_back(WordFor(key, content.language()) + " " + text);
  return WithMetadata(ToSvg(figure), origin);
}

struct NamedFigure {
  std::string_view name;
  Result<std::string> (*draw)(const Content&);
};
constexpr std::array kFigures{
    NamedFigure{"sankey", Drawn<LayeredFigure, SankeyOf>},
    NamedFigure{"neighbourhood", Drawn<LayeredFigure, NeighbourhoodOf>},
    NamedFigure{"coverage", Drawn<RowFigure, CoverageOf>},
    NamedFigure{"targets", Drawn<RowFigure, TargetsOf>},
};

constexpr std::size_t kMost = 200;

}  // namespace

Result<std::string> FigureSvg(const Content& content) {
  std::string name = content.Setting("figure");
  if (name.empty()) name = content.selected().lookup ? "neighbourhood" : "sankey";
  std::string names;
  for (const NamedFigure& figure : kFigures) {
    if (figure.name == name) return figure.draw(content);
    names.append(names.empty() ? "" : ", ").append(figure.name);
  }
  return Fail(ErrorCode::kInvalidArgument,
              Say("没有“{}”这种图；figure 可以是：{}", "there is no figure “{}”; figure may be: {}", name, names));
}

Result<std::size_t> MostDrawn(const Content& content, std::size_t otherwise) {
  const std::string text = content.Setting("most");
  if (text.empty()) return otherwise;
  std::size_t most = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), most);
  if (fault != std::errc() || end != text.data() + text.size() || most == 0 || most > kMost) {
    return Fail(ErrorCode::kInvalidArgument, Say("most 应是 1 到 {} 的整数，而不是“{}”",
                                                 "most is a whole number from 1 to {}, not “{}”", kMost, text));
  }
  return most;
}

std::vector<std::string> OriginNotes(const Content& content) {
  const Provenance& provenance = content.provenance();
  std::string line = content.Text(Say("绩图 {}", "jitu {}", provenance.version));
  const auto add = [&](const Message& what, const std::string& text) {
    if (!text.empty()) line.append(" · ").append(content.Text(what)).append(text);
  };
  add(Say("选取 ", "selection "), provenance.question);
  add(Say("时间 ", "time "), provenance.time);
  add(Say("许可 ", "licence "), provenance.licence);
  return {line};
}

std::string MoneyText(const Content& content, std::int64_t fen) {
  return content.Text(Say("{} 万元", "{} × 10,000 yuan", InWanYuan(fen)));
}

std::string QuotesText(const Content& content, const std::vector<Evidence>& evidence, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < evidence.size() && i < most; ++i) {
    const Evidence& one = evidence[i];
    text.append("\n“").append(OneLine(one.quote)).append("”");
    text.append(
        content.Text(Say("（{}，第 {}–{} 字）", " ({}, characters {}–{})", one.report, one.start + 1, one.end)));
  }
  return text;
}

std::string Tag(const Content& content) { return content.language() == text::Language::kChinese ? "zh" : "en"; }

std::string SubjectOf(const Content& content) {
  const Selection& selection = content.selection();
  std::string subject = selection.unit;
  if (!selection.trace.empty()) subject = "“" + selection.trace + "”";
  if (!selection.lookup.empty()) subject = selection.lookup;
  if (content.selected().lookup && !content.selected().lookup->matches.empty()) {
    subject = content.selected().lookup->matches.front().name;
  }
  if (selection.year) {
    if (!subject.empty()) subject += content.Text(Say("", " "));
    subject += content.Text(Say("{} 年度", "{}", *selection.year));
  }
  return OneLine(subject);
}

Label LabelOf(const Content& content, std::string_view kind, const Names& names,
              const std::vector<graph::Value>& values) {
  NamedValues properties;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!values[i].IsNull()) properties.emplace_back(names[i], values[i]);
  std::sort(properties.begin(), properties.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return LabelOfNode(kind, properties, content.language());
}

Error NothingToDraw(const Message& why) {
  return Error{ErrorCode::kInvalidArgument, {"没有可画的：" + why.zh, "there is nothing to draw: " + why.en}, {}};
}

}  // namespace jitu::query::exporting
