/// CREATE, SET, REMOVE, DELETE: changes go to the run's pending writes, which are committed together at the end.
#include <algorithm>

#include "query/executor/operator.h"
#include "query/functions/arithmetic.h"

namespace jitu::query {
namespace {

using graph::List;
using graph::Properties;
using graph::RelationshipKey;
using graph::Value;

bool IsStorable(const Value& value) {
  if (const List* list = value.AsList()) {
    return std::all_of(list->begin(), list->end(), [](const Value& element) {
      return element.AsList() == nullptr && !element.IsNull() && IsStorable(element);
    });
  }
  return value.AsMap() == nullptr && value.AsNode() == nullptr && value.AsRelationship() == nullptr &&
         value.AsPath() == nullptr;
}

/// What the writing operators share.
class WritingOperator : public PlanOperator {
 public:
  using PlanOperator::PlanOperator;

 protected:
  Result<void> SetOne(Properties& properties, const std::string& name, const Value& value, Place place) {
    if (!IsStorable(value)) {
      const Message type = TypeName(value);
      return run_.Fault(place, "InvalidPropertyType",
                        Message{Say("{}不能作为属性 {} 的值", "", type.zh, name).zh,
                                Say("", "{} cannot be the value of property {}", type.en, name).en});
    }
    graph::Set(properties, run_.tokens.Property(name), value);
    return {};
  }

  Result<void> SetAll(Properties& properties, const Value& map, Place place) {
    if (map.IsNull()) return {};
    if (map.AsMap() == nullptr) {
      return run_.Fault(place, "InvalidArgumentType", Say("属性应为映射", "expected a map of properties"));
    }
    for (const auto& [name, value] : *map.AsMap()) JITU_CHECK_OK(SetOne(properties, name, value, place));
    return {};
  }

  struct Columns {
    std::vector<ColumnPtr> values;
    ColumnPtr map;
  };
  Result<Columns> Evaluated(const BoundProperties& properties, const Batch& batch) {
    Columns columns;
    for (const BoundPtr& value : properties.values) {
      JITU_TRY(ColumnPtr column, evaluator_.Evaluate(value, batch));
      columns.values.push_back(std::move(column));
    }
    if (properties.map) {
      JITU_TRY(columns.map, evaluator_.Evaluate(properties.map, batch));
    }
    return columns;
  }
  Result<Properties> PropertiesOf(const BoundProperties& form, const Columns& columns, std::size_t row) {
    Properties properties;
    for (std::size_t i = 0; i < form.names.size(); ++i) {
      JITU_CHECK_OK(SetOne(properties, form.names[i], columns.values[i]->At(row), form.values[i]->place));
    }
    if (form.map) JITU_CHECK_OK(SetAll(properties, columns.map->At(row), form.map->place));
    return properties;
  }
};

class CreateOperator : public WritingOperator {
 public:
  CreateOperator(Execution& run, const PhysicalNode& node, const Create& create, Stage& next)
      : WritingOperator(run, node, next), create_(create.create) {}

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    batch.columns.resize(run_.variables.size());
    for (const CreatedNode& node : create_.nodes) JITU_CHECK_OK(CreateNodes(node, batch));
    for (const CreatedRelationship& one : create_.relationships) JITU_CHECK_OK(CreateRelationships(one, batch));
    for (const BoundPath& path : create_.paths) AddPaths(path, batch);
    return Emit(std::move(batch));
  }

 private:
  Result<void> CreateNodes(const CreatedNode& node, Batch& batch) {
    JITU_TRY(const Columns columns, Evaluated(node.properties, batch));
    std::vector<LabelId> labels;
    for (const std::string& name : node.labels) labels.push_back(run_.tokens.Label(name));
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    Column ids(Column::Kind::kNodes);
    for (std::size_t row = 0; row < batch.size; ++row) {
      JITU_TRY(Properties properties, PropertiesOf(node.properties, columns, row));
      JITU_CHECK_OK(run_.memory.Add(sizeof(NodeRecord) + properties.size() * 2 * sizeof(Value)));
      JITU_TRY(const NodeId id, NewId());
      run_.pending.PutNode(id, {labels, std::move(properties)});
      ids.Append(id);
    }
    batch.Put(node.variable, std::move(ids));
    return {};
  }

  // From the version the statement was computed on and a count: no other commit can have given the same, since this one
  // is refused unless it comes next after that version. Content-derived ids are avoided by looking.
  Result<NodeId> NewId() {
    while (true) {
      const NodeId id =
          ContentId({"created", std::to_string(run_.snapshot->version()), std::to_string(run_.created++)});
      JITU_TRY(const auto known, run_.graph.Nodes({&id, 1}));
      if (!known[0]) return id;
    }
  }

  Result<void> CreateRelationships(const CreatedRelationship& one, Batch& batch) {
    JITU_TRY(const Columns columns, Evaluated(one.properties, batch));
    const TypeId type = run_.tokens.Type(one.type);
    Column keys(Column::Kind::kRelationships);
    for (std::size_t row = 0; row < batch.size; ++row) {
      const Value from = batch[one.from]->At(row);
      const Value to = batch[one.to]->At(row);
      if (from.AsNode() == nullptr || to.AsNode() == nullptr) {
        return Fail(ErrorCode::kRuntime, Say("要创建的关系缺少一端", "an end of the created relationship is null"));
      }
      JITU_TRY(Properties properties, PropertiesOf(one.properties, columns, row));
      JITU_TRY(const RelationshipKey key, FreeKey({*from.AsNode(), type, *to.AsNode(), 0}));
      run_.pending.PutRelationship(key, std::move(properties));
      keys.Append(key);
    }
    batch.Put(one.variable, std::move(keys));
    return {};
  }

  // The first ordinal nobody has. A new node has no relationships in the store.
  Result<RelationshipKey> FreeKey(RelationshipKey key) {
    const bool stored = run_.pending.FindNode(key.from) == nullptr && run_.pending.FindNode(key.to) == nullptr;
    for (;; ++key.ordinal) {
      if (run_.pending.FindRelationship(key) != nullptr || run_.pending.IsGone(key)) continue;
      if (!stored) return key;
      JITU_TRY(const auto known, run_.graph.Relationships({&key, 1}));
      if (!known[0]) return key;
    }
  }

  static void AddPaths(const BoundPath& form, Batch& batch) {
    Column column;
    for (std::size_t row = 0; row < batch.size; ++row) {
      graph::Path path;
      for (const VariableId node : form.nodes) path.nodes.push_back(*batch[node]->At(row).AsNode());
      for (const VariableId one : form.relationships)
        path.relationships.push_back(*batch[one]->At(row).AsRelationship());
      column.Append(Value(std::move(path)));
    }
    batch.Put(form.variable, std::move(column));
  }

  const BoundCreate& create_;
};

class SetOperator : public WritingOperator {
 public:
  SetOperator(Execution& run, const PhysicalNode& node, const SetProperties& set, Stage& next)
      : WritingOperator(run, node, next), set_(set.set) {}

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    for (const BoundSetItem& item : set_.items) {
      JITU_TRY(const ColumnPtr targets, evaluator_.Evaluate(item.target, batch));
      ColumnPtr values;
      if (item.value) {
        JITU_TRY(values, evaluator_.Evaluate(item.value, batch));
      }
      for (std::size_t row = 0; row < batch.size; ++row) {
        JITU_CHECK_OK(Change(item, targets->At(row), values ? values->At(row) : Value()));
      }
    }
    return Emit(std::move(batch));
  }

 private:
  Result<void> Change(const BoundSetItem& item, const Value& target, Value value) {
    if (target.IsNull()) return {};
    JITU_CHECK_OK(run_.memory.Add(sizeof(NodeRecord)));
    if (item.kind == SetKind::kReplaceAll || item.kind == SetKind::kMergeAll) {
      JITU_TRY(value, AsMap(value));
    }
    if (const NodeId* id = target.AsNode()) {
      JITU_TRY(auto records, run_.graph.Nodes({id, 1}));
      if (!records[0]) return Gone(item.place);
      NodeRecord record = *std::move(records[0]);
      if (item.kind == SetKind::kLabels) ChangeLabels(item, record.labels);
      JITU_CHECK_OK(ChangeProperties(item, value, record.properties));
      run_.pending.PutNode(*id, std::move(record));
      return {};
    }
    const RelationshipKey* key = target.AsRelationship();
    if (key == nullptr || item.kind == SetKind::kLabels) {
      return run_.Fault(item.place, "InvalidArgumentType",
                        Say("SET 的对象应为节点或关系", "SET takes a node or a relationship"));
    }
    JITU_TRY(auto properties, run_.graph.Relationships({key, 1}));
    if (!properties[0]) return Gone(item.place);
    JITU_CHECK_OK(ChangeProperties(item, value, *properties[0]));
    run_.pending.PutRelationship(*key, *std::move(properties[0]));
    return {};
  }

  Result<void> Gone(Place place) const {
    return run_.Fault(place, "DeletedEntityAccess", Say("对象已被删除", "this has been deleted"));
  }

  // SET n = m copies the properties of a node or a relationship.
  Result<Value> AsMap(const Value& value) {
    const Function* properties = FindFunction("properties");
    if (value.AsNode() == nullptr && value.AsRelationship() == nullptr) return value;
    const std::vector<Value> column{value};
    JITU_TRY(std::vector<Value> maps, properties->graph(run_.graph, {&column, 1}, 1));
    return maps[0];
  }

  void ChangeLabels(const BoundSetItem& item, std::vector<LabelId>& labels) {
    for (const std::string& name : item.labels) {
      const LabelId label = run_.tokens.Label(name);
      labels.erase(std::remove(labels.begin(), labels.end(), label), labels.end());
      if (!item.removes) labels.push_back(label);
    }
    std::sort(labels.begin(), labels.end());
  }

  Result<void> ChangeProperties(const BoundSetItem& item, const Value& value, Properties& properties) {
    if (item.kind == SetKind::kLabels) return {};
    if (item.kind == SetKind::kProperty) return SetOne(properties, item.property, value, item.place);
    if (item.kind == SetKind::kReplaceAll) properties.clear();
    return SetAll(properties, value, item.place);
  }

  const BoundSet& set_;
};

class DeleteOperator : public WritingOperator {
 public:
  DeleteOperator(Execution& run, const PhysicalNode& node, const Delete& removal, Stage& next)
      : WritingOperator(run, node, next), removal_(removal.removal) {}

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    for (const BoundPtr& target : removal_.targets) {
      JITU_TRY(const ColumnPtr column, evaluator_.Evaluate(target, batch));
      for (std::size_t row = 0; row < batch.size; ++row) JITU_CHECK_OK(Remove(column->At(row), target->place));
    }
    return Emit(std::move(batch));
  }

  // All rows are deleted before it is asked whether a node still has relationships.
  Result<void> Finish() override {
    const std::vector<std::pair<NodeId, Place>> nodes = std::exchange(nodes_, {});
    for (const auto& [node, place] : nodes) {
      bool left = false;
      graph::ExpandSpec spec;
      spec.direction = graph::Direction::kBoth;
      JITU_CHECK_OK(run_.graph.Expand({&node, 1}, spec, [&](const graph::NeighbourBlock& block) {
        left = left || block.size() > 0;
        return !left;
      }));
      if (!left) continue;
      return run_.Fault(place, "DeleteConnectedNode",
                        Say("节点还有关系；先删除关系，或用 DETACH DELETE",
                            "the node still has relationships: delete them first, or use DETACH DELETE"));
    }
    return next_.Finish();
  }

 private:
  Result<void> Remove(const Value& value, Place place) {
    if (const auto* key = value.AsRelationship()) run_.pending.RemoveRelationship(*key);
    if (const auto* path = value.AsPath()) {
      for (const RelationshipKey& key : path->relationships) run_.pending.RemoveRelationship(key);
      for (const NodeId node : path->nodes) JITU_CHECK_OK(RemoveNode(node, place));
    }
    if (const NodeId* node = value.AsNode()) JITU_CHECK_OK(RemoveNode(*node, place));
    return {};
  }

  Result<void> RemoveNode(NodeId node, Place place) {
    JITU_CHECK_OK(run_.memory.Add(sizeof(NodeId) * 8));
    if (removal_.detach) {
      graph::ExpandSpec spec;
      spec.direction = graph::Direction::kBoth;
      std::vector<RelationshipKey> keys;
      JITU_CHECK_OK(run_.graph.Expand({&node, 1}, spec, [&](const graph::NeighbourBlock& block) {
        for (std::size_t i = 0; i < block.size(); ++i) keys.push_back(block.Key(i, node));
        return true;
      }));
      for (const RelationshipKey& key : keys) run_.pending.RemoveRelationship(key);
    }
    nodes_.emplace_back(node, place);
    run_.pending.RemoveNode(node);
    return {};
  }

  const BoundDelete& removal_;
  std::vector<std::pair<NodeId, Place>> nodes_;
};

}  // namespace

std::unique_ptr<Stage> MakeCreate(Execution& run, const PhysicalNode& node, const Create& create, Stage& next) {
  return std::make_unique<CreateOperator>(run, node, create, next);
}

std::unique_ptr<Stage> MakeSetProperties(Execution& run, const PhysicalNode& node, const SetProperties& set,
                                         Stage& next) {
  return std::make_unique<SetOperator>(run, node, set, next);
}

std::unique_ptr<Stage> MakeDelete(Execution& run, const PhysicalNode& node, const Delete& removal, Stage& next) {
  return std::make_unique<DeleteOperator>(run, node, removal, next);
}

}  // namespace jitu::query
