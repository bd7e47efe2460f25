#include <cmath>

#include "query/cli/show.h"

namespace jitu::query {
namespace {

std::string Joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string joined;
  for (const auto& text : texts) {
    if (!joined.empty()) joined += separator;
    joined += text;
  }
  return joined;
}

std::string Field(const Common& common, const Message& name, const std::string& content) {
  return content.empty() ? std::string() : "  " + Painted(Ink::kDim, common.Text(name)) + content + "\n";
}

std::string Percent(double score) { return std::to_string(std::lround(score * 100)) + "%"; }

Ink InkOf(const std::string& severity) {
  return severity == "warning" ? Ink::kRed : severity == "notice" ? Ink::kYellow : Ink::kDim;
}

Message SeverityName(const std::string& severity) {
  if (severity == "warning") return Say("须核对", "check");
  if (severity == "notice") return Say("请留意", "notice");
  return Say("供参考", "note");
}

/// The kind as --kind takes it, in Chinese behind what it is called.
Message KindName(const Finding& finding) {
  Message name = Say("{}", "{}", finding.kind);
  if (!finding.title.empty()) name.zh = finding.title + "（" + finding.kind + "）";
  return name;
}

}  // namespace

std::string Shown(const Common& common, const LookupAnswer& answer) {
  if (answer.matches.empty()) {
    return common.Text(Say("没有找到与“{}”相符的名称。", "Found no name that answers “{}”.", answer.query)) + "\n";
  }
  std::string text;
  for (const auto& match : answer.matches) {
    if (!text.empty()) text += "\n";
    text += Painted(Ink::kBold, match.name) + "  " + match.label + "  " + Percent(match.score) + "\n";
    text += Field(common, Say("又名：", "also: "), Joined(match.aliases, "、"));
    text += Field(common, Say("依据：", "why: "), common.Text(match.why));
    text += Field(common, Say("谁提到：", "who speaks of it: "), Joined(match.units, "、"));
    text += Field(common, Say("报告：", "reports: "), Joined(match.reports, "、"));
    text += Field(common, Say("句数：", "sentences: "), std::to_string(match.mentions));
    for (const auto& said : match.evidence) {
      text += "    " + said.quote + "\n    " +
              Painted(Ink::kDim, PlaceLine(common, {said.report, said.section, said.start, said.end})) + "\n";
    }
  }
  return text;
}

std::string Shown(const Common& common, const std::vector<Finding>& findings) {
  if (findings.empty()) return common.Text("没有发现需要留意的地方。", "Nothing to remark on.") + "\n";
  std::string text =
      common.Text(Say("{} 处发现。发现只说报告里有什么，不下结论。",
                      "Findings: {}. A finding says what the reports contain; it is no verdict.", findings.size())) +
      "\n";
  std::string kind;
  for (const auto& finding : findings) {
    if (finding.kind != kind) {
      kind = finding.kind;
      text += "\n" + Painted(Ink::kBold, common.Text(KindName(finding))) + "  " +
              Painted(InkOf(finding.severity), common.Text(SeverityName(finding.severity))) + "\n";
    }
    text += "  " + common.Text(finding.message) + "\n";
    if (finding.evidence.empty()) continue;
    const auto& said = finding.evidence.front();
    text += "    " + Painted(Ink::kDim, PlaceLine(common, {said.report, said.section, said.start, said.end})) + "\n";
  }
  return text;
}

Table AsTable(const LookupAnswer& answer, text::Language language) {
  Table table;
  table.head = {"label", "name", "aliases", "score", "why", "units", "reports", "mentions"};
  for (const auto& match : answer.matches) {
    table.rows.push_back({match.label, match.name, Joined(match.aliases, "、"),
                          std::to_string(match.score).substr(0, 5), text::In(language, match.why),
                          Joined(match.units, "、"), Joined(match.reports, "、"), std::to_string(match.mentions)});
  }
  return table;
}

Table AsTable(const std::vector<Finding>& findings, text::Language language) {
  Table table;
  table.head = {"kind", "severity", "message", "unit", "report", "section", "start", "end", "quote"};
  for (const auto& finding : findings) {
    const Evidence said = finding.evidence.empty() ? Evidence{} : finding.evidence.front();
    table.rows.push_back({finding.kind, finding.severity, text::In(language, finding.message), finding.unit,
                          finding.report, said.section, std::to_string(said.start), std::to_string(said.end),
                          said.quote});
  }
  return table;
}

}  // namespace jitu::query
