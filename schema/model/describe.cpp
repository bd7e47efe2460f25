#include <algorithm>
#include <map>

#include "schema/model/catalog.h"
#include "schema/model/graph_reading.h"
#include "schema/text/display.h"

namespace jitu::model {
namespace {

/// Writes the catalog in one language, in columns.
class Describer {
 public:
  explicit Describer(bool chinese) : chinese_(chinese) {}

  void Title(std::string_view zh, std::string_view en) {
    if (!text_.empty()) text_ += "\n";
    text_ += chinese_ ? zh : en;
    text_ += "\n";
  }

  void Line(int indent, std::string_view name, int width, std::string_view about) {
    text_.append(static_cast<std::size_t>(indent), ' ');
    text_ += name;
    const int gap = about.empty() ? 0 : std::max(1, width - text::DisplayWidth(name));
    text_.append(static_cast<std::size_t>(gap), ' ');
    text_ += about;
    text_ += "\n";
  }

  void Properties(const std::vector<PropertyDefinition>& properties) {
    for (std::size_t i = 0; i < properties.size(); ++i) {
      const PropertyDefinition& property = properties[i];
      std::string type(NameOf(property.type));
      std::string indexes(NameOf(property.index));
      for (; i + 1 < properties.size() && properties[i + 1].name == property.name; ++i) {
        indexes += "+" + std::string(NameOf(properties[i + 1].index));
      }
      if (!indexes.empty()) type += " [" + indexes + "]";
      type.append(type.size() < 22 ? 22 - type.size() : 1, ' ');
      Line(4, property.name, 16, type + " " + In(property.about));
    }
  }

  const std::string& In(const Message& message) const {
    return text::In(chinese_ ? text::Language::kChinese : text::Language::kEnglish, message);
  }

  std::string Take() { return std::move(text_); }

 private:
  bool chinese_;
  std::string text_;
};

std::string Joined(const std::vector<std::string>& texts, std::string_view by) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : std::string(by)) + text;
  return joined;
}

std::string Ends(const std::vector<std::string>& labels) { return labels.empty() ? "*" : Joined(labels, "|"); }

void DescribeGraph(const GraphSchema& graph, Describer& out) {
  out.Title("节点标签", "Node labels");
  for (const LabelDefinition& label : graph.labels) {
    out.Line(2, label.name, 18, out.In(label.about));
    out.Properties(label.properties);
  }
  out.Title("关系类型", "Relationship types");
  for (const RelationshipDefinition& type : graph.relationships) {
    out.Line(2, type.name, 18, out.In(type.about));
    out.Line(4, "(" + Ends(type.from) + ")-[:" + type.name + "]->(" + Ends(type.to) + ")", 0, "");
    out.Properties(type.properties);
  }
}

void DescribeUnits(const std::vector<UnitSpelling>& units, Describer& out) {
  std::map<std::string, std::vector<std::string>> spellings;
  std::vector<std::string> words;
  for (const UnitSpelling& unit : units) {
    if (unit.spelling == unit.canonical && unit.factor == "1") {
      words.push_back(unit.spelling);
    } else {
      spellings[unit.canonical].push_back(unit.spelling + (unit.factor == "1" ? "" : "=" + unit.factor));
    }
  }
  out.Title("计量单位（写法=倍数）", "Units of measure (spelling=factor)");
  for (const auto& [canonical, list] : spellings) out.Line(2, canonical, 18, Joined(list, " "));
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return text::Collate(a, b) < 0; });
  out.Title("量词", "Measure words");
  out.Line(2, Joined(words, " "), 0, "");
}

}  // namespace

std::string Catalog::Describe(bool chinese) const {
  Describer out(chinese);
  DescribeGraph(graph_, out);
  out.Title("预算四本账", "Budget books");
  for (const BudgetBook& book : books_) out.Line(2, book.name, 20, Joined(book.spellings, " "));
  out.Title("绩效指标分类", "Indicator classes");
  for (const IndicatorClass& indicator : indicators_) {
    const std::string name = indicator.first + (indicator.second.empty() ? "" : " > " + indicator.second);
    out.Line(2, name, 34, Joined(indicator.spellings, " "));
  }
  DescribeUnits(units_, out);
  out.Title("词表（词数）", "Word lists (number of words)");
  const std::map<std::string, std::vector<Term>> sorted(words_.begin(), words_.end());
  for (const auto& [list, terms] : sorted) out.Line(2, list, 24, std::to_string(terms.size()));
  return out.Take();
}

}  // namespace jitu::model
