#include "query/export/label.h"

#include <algorithm>
#include <cmath>

#include "query/reading/money.h"

namespace jitu::query::exporting {
namespace {

constexpr int kBriefColumns = 24;

struct Word {
  std::string_view name, zh, en;
};

/// Labels, relationship types, the words that stand in properties, and the lines of a provenance.
constexpr Word kWords[] = {
    {"ABOUT", "所指", "about"},
    {"CLAIMS", "称为成效", "claims"},
    {"EVIDENCED_BY", "依据", "evidenced by"},
    {"FROM_FUND", "出自", "from fund"},
    {"IN", "见于", "in"},
    {"INVOLVES", "涉及", "involves"},
    {"MEASURED_BY", "衡量", "measured by"},
    {"OF", "指标", "of"},
    {"PART_OF", "属于", "part of"},
    {"PUBLISHED", "发布", "published"},
    {"REPORTED", "报告", "reported"},
    {"SAME_AS", "同一成效", "same as"},
    {"SPENT", "支出", "spent"},
    {"SUPERVISED_BY", "主管", "supervised by"},
    {"SUPPORTS", "支撑", "supports"},
    {"Enterprise", "企业", "Enterprise"},
    {"Event", "活动", "Event"},
    {"Finding", "核查发现", "Finding"},
    {"Fund", "预算账本", "Fund"},
    {"Honour", "荣誉", "Honour"},
    {"Indicator", "指标", "Indicator"},
    {"Judgement", "判断", "Judgement"},
    {"Observation", "指标值", "Observation"},
    {"Outcome", "成效", "Outcome"},
    {"Passage", "证据", "Passage"},
    {"Place", "地点", "Place"},
    {"Policy", "政策", "Policy"},
    {"Product", "产品", "Product"},
    {"Project", "项目", "Project"},
    {"Report", "报告", "Report"},
    {"Spending", "支出", "Spending"},
    {"Unit", "单位", "Unit"},
    {"actual", "完成", "actual"},
    {"arrived", "到位", "arrived"},
    {"baseline", "基期", "baseline"},
    {"budget", "预算", "budget"},
    {"final_budget", "调整后预算", "final budget"},
    {"inferred", "推断", "inferred"},
    {"joined", "合并得来", "joined"},
    {"stated", "明说", "stated"},
    {"target", "目标", "target"},
    {"base", "编号前缀", "base of ids"},
    {"licence", "许可", "licence"},
    {"program", "程序", "program"},
    {"question", "选取", "selection"},
    {"schema", "规则摘要", "digest of the rules"},
    {"sourceFiles", "来源文件", "source files"},
    {"sources", "来源", "sources"},
    {"time", "时间", "time"},
    {"version", "版本", "version"},
};

std::string Text(const NamedValues& properties, std::string_view name) {
  const auto* text = Named(properties, name).AsString();
  return text == nullptr ? std::string() : *text;
}

std::string Year(const NamedValues& properties) {
  const auto* year = Named(properties, "fiscalYear").AsInteger();
  return year == nullptr ? std::string() : std::to_string(*year);
}

/// What comes after the name, between brackets.
void AddDetail(std::string& full, const std::vector<std::string>& details) {
  std::string inside;
  for (const auto& detail : details) {
    if (detail.empty()) continue;
    if (!inside.empty()) inside += ", ";
    inside += detail;
  }
  if (!inside.empty()) full.append(" (").append(inside).append(")");
}

std::string Money(const NamedValues& properties, text::Language language) {
  const auto* fen = Named(properties, "amountFen").AsInteger();
  if (fen == nullptr) return {};
  return text::In(language, Say("{} 万元", "{} × 10,000 yuan", InWanYuan(*fen)));
}

/// The property that names a node of that kind.
std::string_view NamingProperty(std::string_view kind) {
  if (kind == "Outcome") return "text";
  if (kind == "Report") return "title";
  if (kind == "Passage") return "quote";
  if (kind == "Finding") return "message";
  if (kind == "Observation") return "raw";
  if (kind == "Judgement") return "one";
  return "name";
}

}  // namespace

const graph::Value& Named(const NamedValues& values, std::string_view name) {
  static const graph::Value kNone;
  const auto found = std::lower_bound(values.begin(), values.end(), name,
                                      [](const auto& one, std::string_view wanted) { return one.first < wanted; });
  return found != values.end() && found->first == name ? found->second : kNone;
}

std::string WordFor(std::string_view name, text::Language language) {
  for (const auto& word : kWords) {
    if (word.name == name) return std::string(language == text::Language::kChinese ? word.zh : word.en);
  }
  return std::string(name);
}

std::string OneLine(std::string_view text) {
  std::string line;
  bool blank = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) {
      blank = !line.empty();
      continue;
    }
    if (blank) line += ' ';
    blank = false;
    line += c;
  }
  return line;
}

Label LabelOfNode(std::string_view kind, const NamedValues& properties, text::Language language) {
  Label label;
  label.full = OneLine(Text(properties, NamingProperty(kind)));
  if (label.full.empty()) label.full = WordFor(kind, language);
  label.name = label.full;
  label.brief = text::Truncated(label.full, kBriefColumns);
  if (kind == "Spending") AddDetail(label.full, {Year(properties), Money(properties, language)});
  if (kind == "Outcome") AddDetail(label.full, {Year(properties)});
  if (kind == "Observation") {
    AddDetail(label.full,
              {OneLine(Text(properties, "subject")), WordFor(Text(properties, "role"), language), Year(properties)});
  }
  if (kind == "Judgement") label.full += " ~ " + OneLine(Text(properties, "other"));
  return label;
}

Label LabelOfRelationship(std::string_view type, const NamedValues& properties, text::Language language) {
  Label label;
  label.brief = WordFor(type, language);
  label.name = label.full = label.brief;
  std::string confidence;
  if (const auto* number = Named(properties, "confidence").AsFloat()) {
    confidence = std::to_string(std::lround(*number * 100)) + "%";
  }
  AddDetail(label.full, {WordFor(Text(properties, "mode"), language), confidence});
  return label;
}

}  // namespace jitu::query::exporting
