#include "query/cli/describe_export.h"

#include <algorithm>

#include "query/export/embedded_text.h"
#include "schema/model/graph_reading.h"

namespace jitu::query {
namespace {

using exporting::Format;
using exporting::Shape;

class Description {
 public:
  explicit Description(text::Language language) : language_(language) {}

  void AddHead(const Format& format) {
    Add("# ", format.name, "\n\n", Text(format.about), "\n\n    ", format.example, "\n");
    if (format.settings.empty()) return;
    Add("\n| --set | |\n|---|---|\n");
    for (const auto& setting : format.settings) Add("| `", setting.name, "` | ", Text(setting.about), " |\n");
  }

  /// Without its own heading, which is for those who come upon it as a file.
  void AddPage(std::string_view name) {
    const std::string_view ending = language_ == text::Language::kChinese ? ".zh.md" : ".md";
    const std::string_view page = exporting::EmbeddedText("formats/" + std::string(name) + std::string(ending));
    out_ += page.substr(std::min(page.find('\n') + 1, page.size()));
  }

  void AddTables() {
    for (const auto& table : exporting::GraphTables()) {
      Add("\n## ", table.key, "  ", Text(table.title), "\n\n", Text(table.about), "\n\n");
      Add(Text(Say("| 列 | 标题 | 类型 | 含义 |", "| column | title | type | meaning |")), "\n|---|---|---|---|\n");
      for (const auto& column : table.columns) {
        Add("| `", column.key, "` | ", Text(column.title), " | ", exporting::NameOf(column.type), " | ",
            Text(column.about), " |\n");
      }
    }
  }

  /// Labels that have the same properties stand together.
  void AddProperties(const model::GraphSchema& schema) {
    Add("\n## ", Text(Say("节点的属性", "Properties of nodes")), "\n");
    const auto& labels = schema.labels;
    for (auto first = labels.begin(); first != labels.end();) {
      const auto last =
          std::find_if(first, labels.end(), [&](const auto& label) { return !SameProperties(label, *first); });
      Add("\n");
      for (auto label = first; label != last; ++label) Add("- `", label->name, "`: ", Text(label->about), "\n");
      AddPropertyTable(first->properties);
      first = last;
    }
    Add("\n## ", Text(Say("关系的属性", "Properties of relationships")), "\n");
    for (const auto& relationship : schema.relationships) {
      Add("\n- `", relationship.name, "`: ", Text(relationship.about), "\n");
      AddPropertyTable(relationship.properties);
    }
  }

  std::string Take() { return std::move(out_); }

 private:
  static bool SameProperties(const model::LabelDefinition& one, const model::LabelDefinition& other) {
    return std::equal(one.properties.begin(), one.properties.end(), other.properties.begin(), other.properties.end(),
                      [](const auto& a, const auto& b) { return a.name == b.name && a.about == b.about; });
  }

  /// A property with two indexes stands twice in its list, once here.
  void AddPropertyTable(const std::vector<model::PropertyDefinition>& properties) {
    if (properties.empty()) return;
    Add("\n", Text(Say("| 属性 | 类型 | 含义 |", "| property | type | meaning |")), "\n|---|---|---|\n");
    std::string_view before;
    for (const auto& property : properties) {
      if (property.name != before)
        Add("| `", property.name, "` | ", model::NameOf(property.type), " | ", Text(property.about), " |\n");
      before = property.name;
    }
  }

  const std::string& Text(const Message& message) const { return text::In(language_, message); }
  void Add(const auto&... texts) { (out_.append(texts), ...); }

  text::Language language_;
  std::string out_;
};

}  // namespace

std::string DescriptionOf(const Format& format, const model::GraphSchema& schema, text::Language language) {
  Description description(language);
  description.AddHead(format);
  description.AddPage(format.page);
  if (format.shape == Shape::kTables) description.AddTables();
  if (format.shape == Shape::kGraph) description.AddProperties(schema);
  return description.Take();
}

}  // namespace jitu::query
