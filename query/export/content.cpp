#include "query/export/content.h"

#include <algorithm>
#include <set>

#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;

constexpr std::size_t kBatch = 4096;
constexpr std::uint64_t kProgressEvery = 16384;
constexpr std::size_t kMostKnownTexts = 100'000;

void AddKeys(const std::vector<model::PropertyDefinition>& properties, std::vector<PropertyKey>& keys) {
  for (const auto& property : properties) keys.push_back({property.name, property.type, property.about});
}

void SortByName(std::vector<PropertyKey>& keys) {
  std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  keys.erase(std::unique(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.name == b.name; }),
             keys.end());
}

/// Columns of a statement's answer: a type where all cells agree on it.
Table ResultAsTable(const ResultTable& result) {
  Table table;
  table.key = "result";
  table.title = Say("结果", "Result");
  table.about =
      Say("查询语句的结果，列名如语句所写", "the answer to the statement, its columns named as it names them");
  for (std::size_t i = 0; i < result.columns.size(); ++i) {
    bool integers = true, numbers = true, truths = true, any = false;
    for (const auto& row : result.rows) {
      const auto& cell = row[i];
      if (cell.IsNull()) continue;
      any = true;
      integers = integers && cell.AsInteger() != nullptr;
      numbers = numbers && (cell.AsInteger() != nullptr || cell.AsFloat() != nullptr);
      truths = truths && cell.AsBoolean() != nullptr;
    }
    const ColumnType type = !any       ? ColumnType::kText
                            : integers ? ColumnType::kInteger
                            : numbers  ? ColumnType::kNumber
                            : truths   ? ColumnType::kBoolean
                                       : ColumnType::kText;
    const std::string& name = result.columns[i];
    const bool money = name.size() > 3 && name.compare(name.size() - 3, 3, "Fen") == 0;
    table.columns.push_back({name, {name, name}, type, money ? Say("单位：分", "in fen") : Message{}});
  }
  table.rows = [](const Content& content, const RowSink& sink) -> Result<void> {
    for (const auto& row : content.selected().result->rows) JITU_CHECK_OK(sink(row));
    return {};
  };
  return table;
}

}  // namespace

std::string GraphRelationship::Id() const {
  std::string id = std::to_string(key.from.value);
  id.append("-").append(type).append("-").append(std::to_string(key.to.value));
  if (key.ordinal != 0) id.append("-").append(std::to_string(key.ordinal));
  return id;
}

Content::Content(graph::Store& store, const model::Catalog& catalog, ContentOptions options)
    : options_(std::move(options)), store_(&store), catalog_(&catalog) {}

Result<Content> Content::Of(graph::Store& store, const model::Catalog& catalog, ContentOptions options) {
  Content content(store, catalog, std::move(options));
  auto& provenance = content.options_.provenance;
  provenance.version = JITU_VERSION;
  provenance.schema = catalog.fingerprint();
  provenance.question = content.selection().Question();
  content.moment_ = std::make_unique<GraphMoment>(store, content.options_.stop);
  JITU_TRY(content.selected_,
           Select(store, catalog, *content.moment_, content.selection(), content.options_.schema_folder));
  JITU_CHECK_OK(content.ChooseTables());
  content.ListProperties();
  return content;
}

std::string Content::Setting(std::string_view name) const {
  const auto found = options_.settings.find(name);
  return found == options_.settings.end() ? std::string() : found->second;
}

Result<void> Content::ChooseTables() {
  std::vector<Table> offered;
  if (selected_.result) {
    offered.push_back(ResultAsTable(*selected_.result));
  } else {
    offered = GraphTables();
  }
  for (const auto& name : options_.tables) {
    const auto known =
        std::any_of(offered.begin(), offered.end(), [&](const auto& table) { return table.key == name; });
    if (known) continue;
    std::string names;
    for (const auto& table : offered) names.append(names.empty() ? "" : ", ").append(table.key);
    return Fail(ErrorCode::kInvalidArgument,
                Say("没有“{}”这张表；有：{}", "there is no table “{}”; there are: {}", name, names));
  }
  for (auto& table : offered) {
    const auto& wanted = options_.tables;
    if (wanted.empty() || std::find(wanted.begin(), wanted.end(), table.key) != wanted.end()) {
      tables_.push_back(std::move(table));
    }
  }
  return {};
}

void Content::ListProperties() {
  std::set<std::string, std::less<>> known;
  for (const auto& label : catalog_->graph().labels) AddKeys(label.properties, node_properties_);
  for (const auto& type : catalog_->graph().relationships) AddKeys(type.properties, relationship_properties_);
  for (const auto& key : node_properties_) known.insert(key.name);
  for (const auto& key : relationship_properties_) known.insert(key.name);
  const auto& tokens = moment_->tokens();
  for (std::size_t i = 0; i < tokens.property_count(); ++i) {
    const std::string& name = tokens.Name(PropertyId{static_cast<std::uint16_t>(i)});
    if (known.count(name) != 0) continue;
    node_properties_.push_back({name, model::PropertyType::kString, {}});
    relationship_properties_.push_back({name, model::PropertyType::kString, {}});
  }
  SortByName(node_properties_);
  SortByName(relationship_properties_);
}

void Content::Count() const {
  if (++handed_out_ % kProgressEvery == 0 && options_.progress) options_.progress(handed_out_);
}

Result<void> Content::Rows(const Table& table, const RowSink& sink) const {
  return table.rows(*this, [&](const Row& row) {
    Count();
    return sink(row);
  });
}

Result<void> Content::Batches(std::string_view label, const graph::Projection& projection,
                              const std::function<Result<void>(const graph::NodeBlock&)>& sink) const {
  Result<void> done;
  const auto take = [&](const graph::NodeBlock& block) {
    done = sink(block);
    return done.has_value();
  };
  const auto& store = moment_->store();
  if (selected_.nodes) {
    const auto& nodes = *selected_.nodes;
    for (std::size_t from = 0; from < nodes.size() && done; from += kBatch) {
      const std::span<const NodeId> batch(nodes.data() + from, std::min(kBatch, nodes.size() - from));
      JITU_CHECK_OK(store.nodes(moment_->at(), batch, projection, take, moment_->stop()));
    }
    return done;
  }
  graph::ScanSpec spec;
  if (!label.empty()) {
    spec.label = moment_->tokens().FindLabel(label);
    if (!spec.label) return {};
  }
  spec.projection = projection;
  spec.block_rows = kBatch;
  do {
    JITU_TRY(const auto end, store.scan(moment_->at(), spec, take, moment_->stop()));
    spec.resume_token = end.resume_token;
  } while (done && !spec.resume_token.empty());
  return done;
}

NamedValues Content::NamesOf(const graph::Properties& properties) const {
  NamedValues named;
  named.reserve(properties.size());
  for (const auto& [key, value] : properties) named.emplace_back(moment_->tokens().Name(key), value);
  std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return named;
}

Result<void> Content::NodesWith(std::string_view label, const Names& properties, const NodeBatchSink& sink) const {
  const auto& tokens = moment_->tokens();
  const auto label_id = tokens.FindLabel(label);
  if (!label_id) return {};
  graph::Projection projection;
  projection.labels = true;
  std::vector<std::size_t> column_of;  // of each property asked for; beyond the columns where the graph has none
  for (const auto property : properties) {
    const auto id = tokens.FindProperty(property);
    column_of.push_back(id ? projection.properties.size() : properties.size());
    if (id) projection.properties.push_back(*id);
  }
  std::vector<FoundNode> batch;
  return Batches(label, projection, [&](const graph::NodeBlock& block) -> Result<void> {
    batch.clear();
    for (std::size_t row = 0; row < block.size(); ++row) {
      const auto& labels = block.labels[row];
      if (std::find(labels.begin(), labels.end(), *label_id) == labels.end()) continue;
      auto& node = batch.emplace_back();
      node.id = block.id[row];
      for (const auto one : labels) node.labels.push_back(tokens.Name(one));
      for (const auto column : column_of) {
        node.values.push_back(column < block.columns.size() ? block.columns[column][row] : graph::Value());
      }
    }
    return batch.empty() ? Result<void>() : sink(batch);
  });
}

Result<std::vector<std::string>> Content::TextsOf(const std::vector<NodeId>& nodes, std::string_view property) const {
  auto& known = known_texts_[std::string(property)];
  if (known.size() > kMostKnownTexts) known.clear();
  std::vector<NodeId> unknown;
  for (const NodeId node : nodes) {
    if (known.find(node) == known.end()) unknown.push_back(node);
  }
  if (!unknown.empty()) {
    JITU_TRY(const auto found, moment_->Nodes(SortedUnique(std::move(unknown)), {property}));
    for (const auto& node : found) known[node.id] = query::TextOf(node.values[0]);
  }
  std::vector<std::string> texts;
  texts.reserve(nodes.size());
  for (const NodeId node : nodes) texts.push_back(known[node]);
  return texts;
}

Result<void> Content::Nodes(const std::function<Result<void>(const GraphNode&)>& sink) const {
  graph::Projection projection;
  projection.labels = true;
  projection.all_properties = true;
  GraphNode node;
  return Batches({}, projection, [&](const graph::NodeBlock& block) -> Result<void> {
    for (std::size_t row = 0; row < block.size(); ++row) {
      node.id = block.id[row];
      node.labels.clear();
      for (const auto label : block.labels[row]) node.labels.push_back(moment_->tokens().Name(label));
      node.kind = KindOf(block.labels[row]);
      node.properties = NamesOf(block.all_properties[row]);
      node.label = LabelOfNode(node.kind, node.properties, language());
      Count();
      JITU_CHECK_OK(sink(node));
    }
    return {};
  });
}

std::string_view Content::KindOf(const std::vector<LabelId>& labels) const {
  return labels.empty() ? std::string_view("Node") : std::string_view(moment_->tokens().Name(labels.front()));
}

Result<std::vector<std::string_view>> Content::KindsOf(std::span<const NodeId> nodes) const {
  std::vector<std::string_view> kinds(nodes.size());
  graph::Projection projection;
  projection.labels = true;
  const auto take = [&](const graph::NodeBlock& block) {
    for (std::size_t row = 0; row < block.size(); ++row) kinds[block.input[row]] = KindOf(block.labels[row]);
    return true;
  };
  JITU_CHECK_OK(moment_->store().nodes(moment_->at(), nodes, projection, take, moment_->stop()));
  return kinds;
}

Result<void> Content::Relationships(const std::function<Result<void>(const GraphRelationship&)>& sink,
                                    Ends ends) const {
  graph::ExpandSpec spec;
  spec.projection.all_properties = true;
  GraphRelationship relationship;
  Result<void> done;
  const auto hand_on = [&](const graph::NodeBlock& sources, const graph::NeighbourBlock& block) -> Result<void> {
    std::vector<std::string_view> kinds;
    if (ends == Ends::kWithKinds) {
      JITU_TRY(kinds, KindsOf(block.neighbour));
    }
    for (std::size_t row = 0; row < block.size(); ++row) {
      relationship.key = block.Key(row, sources.id[block.input[row]]);
      const auto& chosen = selected_.relationships;
      if (!selected_.Has(relationship.key.to) ||
          (chosen && !std::binary_search(chosen->begin(), chosen->end(), relationship.key))) {
        continue;
      }
      relationship.type = moment_->tokens().Name(relationship.key.type);
      if (!kinds.empty()) {
        relationship.from_kind = KindOf(sources.labels[block.input[row]]);
        relationship.to_kind = kinds[row];
      }
      relationship.properties = NamesOf(block.all_properties[row]);
      relationship.label = LabelOfRelationship(relationship.type, relationship.properties, language());
      Count();
      JITU_CHECK_OK(sink(relationship));
    }
    return {};
  };
  graph::Projection projection;
  projection.labels = true;
  return Batches({}, projection, [&](const graph::NodeBlock& sources) -> Result<void> {
    const auto take = [&](const graph::NeighbourBlock& block) {
      done = hand_on(sources, block);
      return done.has_value();
    };
    JITU_CHECK_OK(moment_->store().expand(moment_->at(), sources.id, spec, take, moment_->stop()));
    return done;
  });
}

}  // namespace jitu::query::exporting
