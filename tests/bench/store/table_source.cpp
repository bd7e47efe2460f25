#include "tests/bench/store/table_source.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <sstream>

namespace jitu::graph {

namespace {

struct Ends {
  const char* file;
  const char* type;
  const char* from;
  const char* to;
};
constexpr std::array<Ends, 11> kEnds = {{{"SUPERVISED_BY", "SUPERVISED_BY", "Unit", "Unit"},
                                         {"PUBLISHED", "PUBLISHED", "Unit", "Report"},
                                         {"SPENT", "SPENT", "Unit", "Spending"},
                                         {"CLAIMS", "CLAIMS", "Unit", "Outcome"},
                                         {"SUPPORTS", "SUPPORTS", "Spending", "Outcome"},
                                         {"SAME_AS", "SAME_AS", "Outcome", "Outcome"},
                                         {"INVOLVES-Enterprise", "INVOLVES", "Outcome", "Enterprise"},
                                         {"INVOLVES-Project", "INVOLVES", "Outcome", "Project"},
                                         {"MEASURED_BY", "MEASURED_BY", "Outcome", "Observation"},
                                         {"OF", "OF", "Observation", "Indicator"},
                                         {"REPORTED", "REPORTED", "Unit", "Observation"}}};

NodeId IdOf(std::string_view label, std::string_view id) {
  return NodeId{(Hash64(std::string(label) + "/" + std::string(id)) & INT64_MAX) | 1u};
}

std::vector<std::string_view> Fields(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t comma = 0; (comma = line.find(',')) != std::string_view::npos; line.remove_prefix(comma + 1)) {
    fields.push_back(line.substr(0, comma));
  }
  fields.push_back(line);
  return fields;
}

std::int64_t Number(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string Whole(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

template <class Row>
void EachLine(std::string_view text, Row row) {
  text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    row(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
}

}  // namespace

model::GraphSchema BenchSchema() {
  using model::IndexKind;
  using model::PropertyType;
  model::GraphSchema schema;
  const auto label = [&](const char* name, std::vector<model::PropertyDefinition> properties) {
    model::LabelDefinition definition;
    definition.name = name;
    definition.properties = std::move(properties);
    schema.labels.push_back(std::move(definition));
  };
  const model::PropertyDefinition name{"name", PropertyType::kString, IndexKind::kOrdered, {}};
  const model::PropertyDefinition year{"fiscalYear", PropertyType::kInteger, IndexKind::kOrdered, {}};
  const model::PropertyDefinition unit{"unit", PropertyType::kString, IndexKind::kNone, {}};
  label("Unit", {name});
  label("Report", {{"title", PropertyType::kString, IndexKind::kOrdered, {}}, year});
  label("Spending", {name, {"amountFen", PropertyType::kInteger, IndexKind::kNone, {}}, year});
  label("Outcome", {{"text", PropertyType::kString, IndexKind::kOrdered, {}}});
  label("Enterprise", {name});
  label("Project", {name});
  label("Observation", {{"value", PropertyType::kFloat, IndexKind::kNone, {}}, unit, year});
  label("Indicator", {name, unit});
  for (const char* type : {"SUPERVISED_BY", "PUBLISHED", "SPENT", "CLAIMS", "SUPPORTS", "SAME_AS", "INVOLVES",
                           "MEASURED_BY", "OF", "REPORTED"}) {
    model::RelationshipDefinition definition;
    definition.name = type;
    definition.properties = {{"mode", PropertyType::kString, IndexKind::kNone, {}},
                             {"confidence", PropertyType::kFloat, IndexKind::kNone, {}}};
    schema.relationships.push_back(std::move(definition));
  }
  return schema;
}

TableSource::TableSource(const std::filesystem::path& folder, Tokens tokens) : tokens_(std::move(tokens)) {
  for (std::uint16_t i = 0; i < tokens_.label_count(); ++i) {
    ReadNodes(folder / "nodes" / (tokens_.Name(LabelId{i}) + ".csv"), LabelId{i});
  }
  for (const Ends& ends : kEnds) {
    ReadRelationships(folder / "relationships" / (std::string(ends.file) + ".csv"), *tokens_.FindType(ends.type),
                      ends.from, ends.to);
  }
  std::sort(nodes_.begin(), nodes_.end(), [](const NodeRow& a, const NodeRow& b) { return a.id < b.id; });
  std::sort(relationships_.begin(), relationships_.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  for (std::size_t i = 1; i < relationships_.size(); ++i) {
    RelationshipKey next = relationships_[i - 1].key;
    next.ordinal = 0;
    if (relationships_[i].key == next) relationships_[i].key.ordinal = relationships_[i - 1].key.ordinal + 1;
  }
}

void TableSource::ReadNodes(const std::filesystem::path& file, LabelId label) {
  files_.push_back(Whole(file));
  const std::string name = tokens_.Name(label);
  EachLine(files_.back(), [&](std::string_view line) {
    nodes_.push_back({IdOf(name, line.substr(0, line.find(','))), label, line});
  });
}

void TableSource::ReadRelationships(const std::filesystem::path& file, TypeId type, std::string_view from,
                                    std::string_view to) {
  files_.push_back(Whole(file));
  EachLine(files_.back(), [&](std::string_view line) {
    const auto fields = Fields(line);
    relationships_.push_back({{IdOf(from, fields[0]), type, IdOf(to, fields[1]), 0}, line});
  });
}

Result<bool> TableSource::Next(WriteBatch::Node& node) {
  if (next_node_ == nodes_.size()) return false;
  const NodeRow& row = nodes_[next_node_++];
  node.id = row.id;
  node.labels = {row.label};
  node.properties.clear();
  const auto fields = Fields(row.line);
  const std::string& label = tokens_.Name(row.label);
  const auto put = [&](const char* property, Value value) {
    Set(node.properties, *tokens_.FindProperty(property), std::move(value));
  };
  if (label == "Observation") {
    put("value", Value(std::strtod(std::string(fields[1]).c_str(), nullptr)));
    put("unit", Value(fields[2]));
    put("fiscalYear", Value(Number(fields[3])));
    return true;
  }
  put(label == "Report" ? "title" : label == "Outcome" ? "text" : "name", Value(fields[1]));
  if (label == "Report") put("fiscalYear", Value(Number(fields[2])));
  if (label == "Indicator") put("unit", Value(fields[2]));
  if (label == "Spending") {
    put("amountFen", Value(Number(fields[2])));
    put("fiscalYear", Value(Number(fields[3])));
  }
  return true;
}

Result<bool> TableSource::Next(WriteBatch::Relationship& relationship) {
  if (next_relationship_ == relationships_.size()) return false;
  const RelationshipRow& row = relationships_[next_relationship_++];
  relationship.key = row.key;
  relationship.properties.clear();
  const auto fields = Fields(row.line);
  if (fields.size() < 4) return true;
  if (fields.size() > 4) Set(relationship.properties, *tokens_.FindProperty("mode"), Value(fields[2]));
  const std::string confidence(fields[fields.size() - 2]);
  Set(relationship.properties, *tokens_.FindProperty("confidence"), Value(std::strtod(confidence.c_str(), nullptr)));
  return true;
}

std::vector<NodeId> TableSource::IdsOf(LabelId label) const {
  std::vector<NodeId> ids;
  for (const NodeRow& row : nodes_) {
    if (row.label == label) ids.push_back(row.id);
  }
  return ids;
}

}  // namespace jitu::graph
