#include <algorithm>
#include <numeric>

#include "graph/store/adjacency.h"
#include "graph/store/rocks_store.h"

namespace jitu::graph::rocks {

namespace {

/// Rows of a block; one list may run over several.
constexpr std::size_t kBlockRows = 2048;

/// Gathers rows, reads the relationships' properties for a whole block at once, and hands it to the sink.
class NeighbourRows {
 public:
  NeighbourRows(const Moment& moment, std::span<const NodeId> frontier, const ExpandSpec& spec,
                const NeighbourSink& sink)
      : frontier_(frontier),
        spec_(spec),
        sink_(sink),
        reads_(moment.database(), Family::kRelationships, moment.snapshot()),
        wants_properties_(spec.projection.all_properties || !spec.projection.properties.empty()) {
    block_.columns.resize(spec.projection.all_properties ? 0 : spec.projection.properties.size());
  }

  Result<Go> Take(const ListPart& part) {
    if (part.input != source_) {
      source_ = part.input;
      taken_ = 0;
    }
    const std::uint64_t limit = spec_.limit_per_source.value_or(UINT64_MAX);
    if (taken_ >= limit) return Go::kNextSource;
    const std::size_t before = block_.neighbour.size();
    part.chunk.AppendTo(block_.neighbour);
    part.chunk.AppendOrdinalsTo(block_.ordinal);
    const auto rows = static_cast<std::size_t>(std::min(limit - taken_, part.chunk.count()));
    taken_ += rows;
    const std::size_t size = before + rows;
    block_.neighbour.resize(size);
    block_.ordinal.resize(size);
    block_.input.resize(size, part.input);
    block_.type.resize(size, part.type);
    block_.direction.resize(size, part.direction);
    if (size < kBlockRows) return Go::kOn;
    JITU_TRY(const bool on, Flush());
    return on ? Go::kOn : Go::kStop;
  }

  /// False once the sink has had enough.
  Result<bool> Flush() {
    if (block_.size() == 0) return true;
    if (wants_properties_) JITU_CHECK_OK(ReadProperties());
    const bool on = sink_(block_);
    block_.input.clear();
    block_.neighbour.clear();
    block_.type.clear();
    block_.ordinal.clear();
    block_.direction.clear();
    block_.all_properties.clear();
    for (auto& column : block_.columns) column.clear();
    return on;
  }

 private:
  Result<void> ReadProperties() {
    const std::size_t rows = block_.size();
    keys_.resize(rows);
    order_.resize(rows);
    std::iota(order_.begin(), order_.end(), 0u);
    for (std::size_t row = 0; row < rows; ++row) keys_[row] = KeyOf(block_.Key(row, frontier_[block_.input[row]]));
    // Bytes sort as memcmp sorts them, which comparing arrays of char would not do.
    const auto before = [&](std::uint32_t a, std::uint32_t b) { return View(keys_[a]) < View(keys_[b]); };
    if (!std::is_sorted(order_.begin(), order_.end(), before)) std::sort(order_.begin(), order_.end(), before);
    for (auto& column : block_.columns) column.resize(rows);
    if (spec_.projection.all_properties) block_.all_properties.resize(rows);
    std::vector<Value> values(block_.columns.size());
    for (std::size_t begin = 0; begin < rows; begin += PointReads::kBatch) {
      const std::size_t end = std::min(rows, begin + PointReads::kBatch);
      slices_.clear();
      for (std::size_t i = begin; i < end; ++i) slices_.push_back(AsSlice(View(keys_[order_[i]])));
      JITU_CHECK_OK(reads_.Read(slices_));
      for (std::size_t i = begin; i < end; ++i) {
        const auto bytes = reads_[i - begin];
        if (bytes) JITU_CHECK_OK(PutProperties(order_[i], *bytes, values));
      }
    }
    return {};
  }

  Result<void> PutProperties(std::size_t row, std::string_view bytes, std::vector<Value>& values) {
    if (spec_.projection.all_properties) {
      JITU_TRY(block_.all_properties[row], Decode(bytes));
      return {};
    }
    JITU_CHECK_OK(DecodeInto(bytes, spec_.projection.properties, values));
    for (std::size_t i = 0; i < values.size(); ++i) block_.columns[i][row] = std::move(values[i]);
    return {};
  }

  std::span<const NodeId> frontier_;
  const ExpandSpec& spec_;
  const NeighbourSink& sink_;
  PointReads reads_;
  bool wants_properties_;
  NeighbourBlock block_;
  std::uint32_t source_ = UINT32_MAX;
  std::uint64_t taken_ = 0;
  std::vector<RelationshipBytes> keys_;
  std::vector<std::uint32_t> order_;
  std::vector<rocksdb::Slice> slices_;
};

}  // namespace

Result<void> RocksStore::expand(const Snapshot& at, std::span<const NodeId> frontier, const ExpandSpec& spec,
                                const NeighbourSink& sink, const StopSignal& stop) const {
  NeighbourRows rows(MomentOf(at), frontier, spec, sink);
  Adjacency adjacency(MomentOf(at), frontier, spec.direction, spec.types);
  bool stopped = false;
  JITU_CHECK_OK(adjacency.Visit(
      [&](const ListPart& part) -> Result<Go> {
        JITU_TRY(const Go go, rows.Take(part));
        stopped = go == Go::kStop;
        return go;
      },
      stop));
  if (stopped) return {};
  const auto flushed = rows.Flush();
  return flushed ? Result<void>() : Result<void>(flushed.error());
}

Result<std::vector<std::uint64_t>> RocksStore::degrees(const Snapshot& at, std::span<const NodeId> frontier,
                                                       Direction direction, std::span<const TypeId> types) const {
  std::vector<std::uint64_t> degrees(frontier.size(), 0);
  Adjacency adjacency(MomentOf(at), frontier, direction, types);
  JITU_CHECK_OK(adjacency.Visit(
      [&](const ListPart& part) -> Result<Go> {
        degrees[part.input] += part.chunk.count();
        return Go::kOn;
      },
      {}));
  return degrees;
}

}  // namespace jitu::graph::rocks
