#include "graph/view/graph_view.h"

#include <algorithm>
#include <numeric>

#include "schema/base/in_order.h"

namespace jitu::graph {
namespace {

bool HasAll(const std::vector<LabelId>& has, std::span<const LabelId> wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](LabelId label) { return std::binary_search(has.begin(), has.end(), label); });
}

void AppendRun(const Adjacency& side, Vertex vertex, TypeId type, Direction direction,
               std::vector<NeighbourRun>& runs) {
  const TypedRows& rows = side.Of(type);
  if (rows.Has(vertex)) runs.push_back({type, direction, rows.Row(vertex), &rows, rows.Start(vertex)});
}

}  // namespace

Value PropertyReader::At(Vertex vertex) const {
  const auto* touched = view_->FindTouched(vertex);
  if (touched == nullptr) return column_->At(vertex);
  const Value* value = graph::Find(touched->properties, property_);
  return value == nullptr ? Value() : *value;
}

bool PropertyReader::IsNull(Vertex vertex) const {
  const auto* touched = view_->FindTouched(vertex);
  return touched == nullptr ? !column_->Has(vertex) : graph::Find(touched->properties, property_) == nullptr;
}

const std::int64_t* PropertyReader::TouchedInteger(Vertex vertex) const {
  const auto* touched = view_->FindTouched(vertex);
  if (touched != nullptr) {
    const Value* value = graph::Find(touched->properties, property_);
    return value == nullptr ? nullptr : value->AsInteger();
  }
  return column_->IntegerAt(vertex);
}

std::optional<std::string_view> PropertyReader::TextAt(Vertex vertex) const {
  if (const auto* touched = view_->FindTouched(vertex)) {
    const Value* value = graph::Find(touched->properties, property_);
    if (value == nullptr || value->AsString() == nullptr) return std::nullopt;
    return *value->AsString();
  }
  if (column_->kind() != PropertyColumn::Kind::kTexts || !column_->Has(vertex)) return std::nullopt;
  return column_->TextAt(vertex);
}

Result<std::shared_ptr<const GraphView>> GraphView::Build(const Store& store, const Snapshot& at,
                                                          std::uint64_t most_bytes, const StopSignal& stop) {
  constexpr std::uint64_t kBytesPerNode = 48;
  constexpr std::uint64_t kBytesPerRelationship = 16;
  JITU_TRY(const Counts counts, store.counts(at));
  if (counts.nodes * kBytesPerNode + counts.relationships * kBytesPerRelationship > most_bytes) {
    return Fail(ErrorCode::kLimit, Say("图太大，内存视图容纳不下", "the graph is too large for a view in memory"));
  }
  JITU_TRY(TopologyView made, TopologyView::Build(store, at, {}, stop));
  auto topology = std::make_shared<const TopologyView>(std::move(made));
  const std::uint64_t taken = std::min(most_bytes, topology->byte_count());
  JITU_TRY(PropertyColumns properties, PropertyColumns::Read(store, at, *topology, most_bytes - taken, stop));
  auto view = std::make_shared<GraphView>();
  view->version_ = at.version();
  view->base_ = MakeBase(std::move(topology), std::move(properties), store.indexes());
  return std::shared_ptr<const GraphView>(std::move(view));
}

std::shared_ptr<const GraphView::Base> GraphView::MakeBase(std::shared_ptr<const TopologyView> topology,
                                                           PropertyColumns properties, const Indexes& indexes) {
  auto base = std::make_shared<Base>();
  for (Vertex vertex = 0; vertex < topology->vertex_count(); ++vertex) {
    for (const LabelId label : topology->Labels(vertex)) {
      if (base->labelled.size() <= label.value) base->labelled.resize(label.value + std::size_t{1});
      base->labelled[label.value].push_back(vertex);
    }
  }
  base->topology = std::move(topology);
  base->properties = std::move(properties);
  using Lookup = std::optional<ValueLookup>;
  const auto make = [&](std::size_t number) -> Result<Lookup> {
    const IndexDefinition& index = indexes.definitions()[number];
    const PropertyColumn* column = base->properties.Find(index.property);
    if (index.kind != model::IndexKind::kOrdered || column == nullptr) return Lookup();
    if (!ValueLookup::Takes(*column) || index.label.value >= base->labelled.size()) return Lookup();
    return Lookup(std::in_place, *column, base->labelled[index.label.value]);
  };
  IndexId number = 0;
  const auto take = [&](Lookup made) -> Result<void> {
    const PropertyId property = indexes.definitions()[number].property;
    if (made) base->lookups.emplace(number, std::pair(property, std::move(*made)));
    ++number;
    return {};
  };
  static_cast<void>(InOrder<Lookup>(indexes.definitions().size(), AllCores(), make, take));  // nothing in it can fail
  return base;
}

Result<std::shared_ptr<const GraphView>> GraphView::At(const Store& store, const Snapshot& at,
                                                       std::span<const NodeId> changed) const {
  auto next = std::make_shared<GraphView>(*this);
  next->version_ = at.version();
  for (const NodeId node : changed) {
    if (next->Find(node)) continue;
    const auto vertex = static_cast<Vertex>(base_->topology->vertex_count() + next->added_.size());
    next->added_.push_back(node);
    next->added_vertices_.emplace(node.value, vertex);
  }
  JITU_CHECK_OK(next->ReadTouched(store, at, changed));
  return std::shared_ptr<const GraphView>(std::move(next));
}

Result<void> GraphView::ReadTouched(const Store& store, const Snapshot& at, std::span<const NodeId> nodes) {
  std::vector<std::shared_ptr<Touched>> touched;
  for (std::size_t i = 0; i < nodes.size(); ++i) touched.push_back(std::make_shared<Touched>());
  Projection projection;
  projection.labels = true;
  projection.all_properties = true;
  JITU_CHECK_OK(store.nodes(at, nodes, projection, [&](const NodeBlock& block) {
    for (std::size_t row = 0; row < block.size(); ++row) {
      Touched& node = *touched[block.input[row]];
      node.there = true;
      node.labels = block.labels[row];
      node.properties = block.all_properties[row];
    }
    return true;
  }));
  bool all_found = true;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    ExpandSpec spec;
    spec.direction = direction;
    JITU_CHECK_OK(store.expand(at, nodes, spec, [&](const NeighbourBlock& block) {
      for (std::size_t row = 0; row < block.size(); ++row) {
        const auto neighbour = Find(block.neighbour[row]);
        all_found = all_found && neighbour.has_value();
        Touched& node = *touched[block.input[row]];
        Adjacency& side = direction == Direction::kOut ? node.out : node.in;
        side.AddEdge(0, block.type[row], neighbour.value_or(kNoVertex), block.ordinal[row]);
      }
      return true;
    }));
  }
  if (!all_found) {
    return Fail(ErrorCode::kInternal, Say("内部错误：变更记录不全", "fault in the program: not all changes were told"));
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    touched[i]->out.Finish();
    touched[i]->in.Finish();
    touched_[*Find(nodes[i])] = std::move(touched[i]);
  }
  return {};
}

std::optional<Vertex> GraphView::Find(NodeId node) const {
  if (const auto vertex = base_->topology->Find(node)) return vertex;
  if (added_.empty()) return std::nullopt;
  const auto found = added_vertices_.find(node.value);
  return found == added_vertices_.end() ? std::nullopt : std::optional(found->second);
}

void GraphView::AppendRuns(Vertex vertex, Direction direction, std::span<const TypeId> types,
                           std::vector<NeighbourRun>& runs) const {
  const Touched* touched = FindTouched(vertex);
  const TopologyView& topology = *base_->topology;
  const Adjacency& out = touched == nullptr ? topology.out() : touched->out;
  const Adjacency& in = touched == nullptr ? topology.in() : touched->in;
  const Vertex row = touched == nullptr ? vertex : 0;
  const auto append = [&](TypeId type, bool has_out, bool has_in) {
    if (has_out && direction != Direction::kIn) AppendRun(out, row, type, Direction::kOut, runs);
    if (has_in && direction != Direction::kOut) AppendRun(in, row, type, Direction::kIn, runs);
  };
  if (types.size() == 1) return append(types[0], true, true);
  if (touched != nullptr) {
    for (std::uint16_t type = 0; type < std::max(out.type_count(), in.type_count()); ++type) {
      if (types.empty() || std::binary_search(types.begin(), types.end(), TypeId{type}))
        append(TypeId{type}, true, true);
    }
    return;
  }
  auto wanted = types.begin();
  for (const TopologyView::Occurrence& one : topology.TypesOf(topology.LabelSetOf(vertex))) {
    while (wanted != types.end() && *wanted < one.type) ++wanted;
    if (!types.empty() && wanted == types.end()) return;
    if (types.empty() || *wanted == one.type) append(one.type, one.out, one.in);
  }
}

void GraphView::Prefetch(std::span<const Vertex> vertices, std::size_t at, Direction direction,
                         std::span<const TypeId> types) const {
  constexpr std::size_t kStartsAhead = 16;
  constexpr std::size_t kRowAhead = 8;
  const TopologyView& topology = *base_->topology;
  const auto each = [&](std::size_t place, void (TypedRows::*prefetch)(Vertex) const) {
    if (place >= vertices.size() || vertices[place] >= topology.vertex_count()) return;
    const Vertex vertex = vertices[place];
    if (types.size() == 1) {
      if (direction != Direction::kIn) (topology.out().Of(types[0]).*prefetch)(vertex);
      if (direction != Direction::kOut) (topology.in().Of(types[0]).*prefetch)(vertex);
      return;
    }
    for (const TopologyView::Occurrence& one : topology.TypesOf(topology.LabelSetOf(vertex))) {
      if (!types.empty() && std::find(types.begin(), types.end(), one.type) == types.end()) continue;
      if (one.out && direction != Direction::kIn) (topology.out().Of(one.type).*prefetch)(vertex);
      if (one.in && direction != Direction::kOut) (topology.in().Of(one.type).*prefetch)(vertex);
    }
  };
  each(at + kStartsAhead, &TypedRows::PrefetchStart);
  each(at + kRowAhead, &TypedRows::PrefetchRow);
}

VertexList GraphView::Vertices(std::optional<LabelId> label) const {
  VertexList list;
  const TopologyView& topology = *base_->topology;
  static const std::vector<Vertex> kNothing;
  const auto& labelled = base_->labelled;
  const std::vector<Vertex>* stored = nullptr;
  if (label) {
    stored = label->value < labelled.size() ? &labelled[label->value] : &kNothing;
    if (touched_.empty()) {
      list.all = *stored;
      return list;
    }
  } else {
    list.own.resize(topology.vertex_count());
    std::iota(list.own.begin(), list.own.end(), Vertex{0});
    stored = &list.own;
  }
  if (!touched_.empty()) {
    std::vector<Vertex> merged;
    std::vector<Vertex> fresh;
    for (const auto& [vertex, node] : touched_) {
      if (node->there && (!label || HasAll(node->labels, {&*label, 1}))) fresh.push_back(vertex);
    }
    const auto by_id = [&](Vertex a, Vertex b) { return Precedes(a, b); };
    std::sort(fresh.begin(), fresh.end(), by_id);
    std::vector<Vertex> kept;
    std::copy_if(stored->begin(), stored->end(), std::back_inserter(kept),
                 [&](Vertex vertex) { return FindTouched(vertex) == nullptr; });
    std::merge(kept.begin(), kept.end(), fresh.begin(), fresh.end(), std::back_inserter(merged), by_id);
    list.own = std::move(merged);
  }
  list.all = list.own;
  return list;
}

GraphView::LabelTest::LabelTest(const GraphView& view, std::span<const LabelId> labels) : view_(view), labels_(labels) {
  const TopologyView& topology = *view.base_->topology;
  for (std::uint32_t set = 0; set < topology.label_set_count(); ++set) {
    has_all_.push_back(HasAll(topology.LabelSet(set), labels) ? 1 : 0);
  }
}

bool GraphView::LabelTest::Holds(Vertex vertex) const {
  const Touched* touched = view_.FindTouched(vertex);
  if (touched != nullptr) return touched->there && HasAll(touched->labels, labels_);
  return has_all_[view_.base_->topology->LabelSetOf(vertex)] != 0;
}

void GraphView::AppendRowsWith(std::span<const LabelId> labels, std::span<const Vertex> vertices,
                               std::vector<std::uint32_t>& rows) const {
  const LabelTest has_all(*this, labels);
  rows.reserve(rows.size() + vertices.size());
  for (std::size_t row = 0; row < vertices.size(); ++row) {
    if (vertices[row] != kNoVertex && has_all.Holds(vertices[row])) rows.push_back(static_cast<std::uint32_t>(row));
  }
}

std::optional<PropertyReader> GraphView::Property(PropertyId property) const {
  const PropertyColumn* column = base_->properties.Find(property);
  if (column == nullptr) return std::nullopt;
  return PropertyReader(*this, *column, property);
}

std::optional<std::vector<Vertex>> GraphView::FindValue(IndexId index, const Value& value) const {
  // What has changed is the store's to tell: its index knows.
  if (!touched_.empty()) return std::nullopt;
  const auto found = base_->lookups.find(index);
  if (found == base_->lookups.end()) return std::nullopt;
  const auto& [property, lookup] = found->second;
  return lookup.Find(*base_->properties.Find(property), value);
}

std::uint64_t GraphView::byte_count() const {
  std::uint64_t bytes = base_->topology->byte_count() + base_->properties.byte_count();
  for (const auto& vertices : base_->labelled) bytes += vertices.size() * sizeof(Vertex);
  for (const auto& [index, lookup] : base_->lookups) bytes += lookup.second.byte_count();
  return bytes;
}

}  // namespace jitu::graph
