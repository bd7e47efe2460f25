#include "graph/view/graph_view.h"

#include <algorithm>
#include <numeric>

namespace jitu::graph {
namespace {

bool HasAll(const std::vector<LabelId>& has, std::span<const LabelId> wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](LabelId label) { return std::binary_search(has.begin(), has.end(), label); });
}

void AppendRun(const Adjacency& rows, Vertex row, std::size_t run, Direction direction,
               std::vector<NeighbourRun>& runs) {
  const std::span<const Adjacency::Run> all = rows.Runs(row);
  const EdgePlace first = all[run].start;
  const EdgePlace end = run + 1 < all.size() ? all[run + 1].start : rows.RowEnd(row);
  runs.push_back(
      {all[run].type, direction, rows.Row(row).subspan(first - rows.RowStart(row), end - first), &rows, first});
}

// Merges the runs of both sides by type, out before in.
void AppendSides(const Adjacency* out, const Adjacency* in, Vertex row, std::span<const TypeId> types,
                 std::vector<NeighbourRun>& runs) {
  const auto of_out = out == nullptr ? std::span<const Adjacency::Run>() : out->Runs(row);
  const auto of_in = in == nullptr ? std::span<const Adjacency::Run>() : in->Runs(row);
  const auto wanted = [&](TypeId type) {
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
  };
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < of_out.size() || k < of_in.size()) {
    const bool takes_out = k == of_in.size() || (i < of_out.size() && of_out[i].type <= of_in[k].type);
    if (takes_out) {
      if (wanted(of_out[i].type)) AppendRun(*out, row, i, Direction::kOut, runs);
      ++i;
    } else {
      if (wanted(of_in[k].type)) AppendRun(*in, row, k, Direction::kIn, runs);
      ++k;
    }
  }
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

const std::int64_t* PropertyReader::IntegerAt(Vertex vertex) const {
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
  for (std::size_t i = 0; i < indexes.definitions().size(); ++i) {
    const IndexDefinition& index = indexes.definitions()[i];
    const PropertyColumn* column = base->properties.Find(index.property);
    if (index.kind != model::IndexKind::kOrdered || column == nullptr) continue;
    if (!ValueLookup::Takes(*column) || index.label.value >= base->labelled.size()) continue;
    base->lookups.emplace(static_cast<IndexId>(i),
                          std::pair(index.property, ValueLookup(*column, base->labelled[index.label.value])));
  }
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
        side.AddEdge(block.type[row], neighbour.value_or(kNoVertex), block.ordinal[row]);
      }
      return true;
    }));
  }
  if (!all_found) {
    return Fail(ErrorCode::kInternal, Say("内部错误：变更记录不全", "fault in the program: not all changes were told"));
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    touched[i]->out.EndRow();
    touched[i]->in.EndRow();
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
  const Adjacency& out = touched == nullptr ? base_->topology->out() : touched->out;
  const Adjacency& in = touched == nullptr ? base_->topology->in() : touched->in;
  const Vertex row = touched == nullptr ? vertex : 0;
  if (direction != Direction::kBoth && types.size() == 1) {
    const Adjacency& side = direction == Direction::kOut ? out : in;
    const std::span<const Adjacency::Run> all = side.Runs(row);
    for (std::size_t run = 0; run < all.size(); ++run) {
      if (all[run].type == types[0]) return AppendRun(side, row, run, direction, runs);
    }
    return;
  }
  AppendSides(direction == Direction::kIn ? nullptr : &out, direction == Direction::kOut ? nullptr : &in, row, types,
              runs);
}

void GraphView::Prefetch(std::span<const Vertex> vertices, std::size_t at, Direction direction) const {
  constexpr std::size_t kStartsAhead = 16;
  constexpr std::size_t kRowAhead = 8;
  const TopologyView& topology = *base_->topology;
  const auto each_side = [&](std::size_t place, void (Adjacency::*prefetch)(Vertex) const) {
    if (place >= vertices.size() || vertices[place] >= topology.vertex_count()) return;
    if (direction != Direction::kIn) (topology.out().*prefetch)(vertices[place]);
    if (direction != Direction::kOut) (topology.in().*prefetch)(vertices[place]);
  };
  each_side(at + kStartsAhead, &Adjacency::PrefetchStarts);
  each_side(at + kRowAhead, &Adjacency::PrefetchRow);
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

void GraphView::AppendRowsWith(std::span<const LabelId> labels, std::span<const Vertex> vertices,
                               std::vector<std::uint32_t>& rows) const {
  const TopologyView& topology = *base_->topology;
  // Label sets are few: each is looked at once.
  std::vector<std::uint8_t> has_all;
  for (std::uint32_t set = 0; set < topology.label_set_count(); ++set) {
    has_all.push_back(HasAll(topology.LabelSet(set), labels) ? 1 : 0);
  }
  rows.reserve(rows.size() + vertices.size());
  for (std::size_t row = 0; row < vertices.size(); ++row) {
    const Vertex vertex = vertices[row];
    if (vertex == kNoVertex) continue;
    const Touched* touched = FindTouched(vertex);
    const bool wanted = touched == nullptr ? has_all[topology.LabelSetOf(vertex)] != 0
                                           : touched->there && HasAll(touched->labels, labels);
    if (wanted) rows.push_back(static_cast<std::uint32_t>(row));
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
