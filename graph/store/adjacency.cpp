#include "graph/store/adjacency.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "graph/store/list_cursor.h"

namespace jitu::graph::rocks {

namespace {

/// A step to the next key costs about a quarter of a look-up: below this many keys between two sources, walking wins.
constexpr int kDenseKeys = 4;
/// More types than this are read off the source's neighbouring keys rather than asked for one by one.
constexpr std::size_t kFewTypes = 3;

Family FamilyOf(Direction direction) { return direction == Direction::kOut ? Family::kOut : Family::kIn; }

/// About how many keys of a family are of nodes from `first` to `last`.
double KeysBetween(const Moment& moment, Family family, NodeId first, NodeId last) {
  rocksdb::DB& db = moment.database().db();
  rocksdb::ColumnFamilyHandle* handle = moment.database().family(family);
  std::uint64_t keys = 0;
  db.GetIntProperty(handle, "rocksdb.estimate-num-keys", &keys);
  const NodeKey begin = KeyOf(first), end = KeyOf(last), behind_all = KeyOf(NodeId{UINT64_MAX});
  const rocksdb::Range some(AsSlice(View(begin)), AsSlice(View(end)));
  const rocksdb::Range all(rocksdb::Slice(), AsSlice(View(behind_all)));
  const rocksdb::Range ranges[] = {some, all};
  rocksdb::SizeApproximationOptions options;
  options.include_memtables = true;
  std::uint64_t bytes[] = {0, 0};
  const bool known = db.GetApproximateSizes(options, handle, ranges, 2, bytes).ok() && bytes[1] > 0;
  return static_cast<double>(keys) * (known ? static_cast<double>(bytes[0]) / static_cast<double>(bytes[1]) : 1);
}

}  // namespace

Walker::Walker(const Moment& moment, Direction direction, bool dense)
    : moment_(moment), direction_(direction), dense_(dense) {
  rocksdb::ReadOptions options = dense ? Moment::LongWalk() : rocksdb::ReadOptions();
  options.total_order_seek = dense;
  options.prefix_same_as_start = !dense;
  iterator_ = moment.Iterate(FamilyOf(direction), options);
}

Result<void> Walker::GoTo(NodeId source) {
  const NodeKey before = std::exchange(source_, KeyOf(source));
  // Sources come in order, so the source lies ahead, unless it is the one that was just read.
  const bool ahead = dense_ && iterator_->Valid() && View(before) < View(source_);
  for (int step = 0; ahead && step < 2 * kDenseKeys && iterator_->Valid(); ++step) {
    if (AsView(iterator_->key()).substr(0, source_.size()) >= View(source_)) return Look();
    iterator_->Next();
  }
  iterator_->Seek(AsSlice(View(source_)));
  return Look();
}

Result<void> Walker::Look() {
  here_ = iterator_->Valid() && iterator_->key().starts_with(AsSlice(View(source_))) &&
          iterator_->key().size() >= sizeof(ListKey);
  if (!here_ && !iterator_->Valid() && !iterator_->status().ok()) return moment_.database().Fault(iterator_->status());
  return {};
}

TypeId Walker::type() const { return TypeId{ReadBig16(AsView(iterator_->key()).substr(sizeof(NodeKey)))}; }

Result<Chunk> Walker::chunk() const {
  const auto parsed = Chunk::Parse(AsView(iterator_->value()));
  if (!parsed) return DamagedList(moment_.database(), AsView(iterator_->key()));
  return *parsed;
}

Result<void> Walker::Next() {
  iterator_->Next();
  return Look();
}

Result<void> Walker::SkipBehind(TypeId type) {
  while (here_ && this->type() == type) JITU_CHECK_OK(Next());
  return {};
}

Adjacency::Adjacency(const Moment& moment, std::span<const NodeId> frontier, Direction direction,
                     std::span<const TypeId> types)
    : moment_(moment), frontier_(frontier), types_(types.begin(), types.end()) {
  if (direction != Direction::kIn) directions_.push_back(Direction::kOut);
  if (direction != Direction::kOut) directions_.push_back(Direction::kIn);
  std::sort(types_.begin(), types_.end());
  types_.erase(std::unique(types_.begin(), types_.end()), types_.end());
}

bool Adjacency::Wants(TypeId type) const {
  return types_.empty() || std::binary_search(types_.begin(), types_.end(), type);
}

Walker& Adjacency::WalkerOf(Direction direction) {
  auto& walker = direction == Direction::kOut ? out_ : in_;
  if (!walker) walker.emplace(moment_, direction, dense_);
  return *walker;
}

Result<void> Adjacency::Visit(const ListVisitor& visitor, const StopSignal& stop) {
  constexpr std::size_t kWorthCounting = 1024;
  if (frontier_.size() >= kWorthCounting && std::is_sorted(frontier_.begin(), frontier_.end())) {
    dense_ = KeysBetween(moment_, FamilyOf(directions_.front()), frontier_.front(), frontier_.back()) <
             kDenseKeys * static_cast<double>(frontier_.size());
  }
  const bool by_key = !dense_ && !types_.empty() && types_.size() <= kFewTypes;
  return by_key ? VisitByKey(visitor, stop) : VisitByWalking(visitor, stop);
}

Result<void> Adjacency::VisitByWalking(const ListVisitor& visitor, const StopSignal& stop) {
  for (std::uint32_t input = 0; input < frontier_.size(); ++input) {
    if (input % PointReads::kBatch == 0) JITU_CHECK_OK(CheckStop(stop));
    for (const Direction direction : directions_) JITU_CHECK_OK(WalkerOf(direction).GoTo(frontier_[input]));
    JITU_TRY(const Go go, VisitWalked(input, visitor));
    if (go == Go::kStop) return {};
  }
  return {};
}

/// Merges the two directions of one source by type.
Result<Go> Adjacency::VisitWalked(std::uint32_t input, const ListVisitor& visitor) {
  for (;;) {
    Walker* next = nullptr;
    for (const Direction direction : directions_) {
      Walker& walker = WalkerOf(direction);
      if (walker.here() && (next == nullptr || walker.type() < next->type())) next = &walker;
    }
    if (next == nullptr) return Go::kOn;
    const TypeId type = next->type();
    if (!Wants(type)) {
      JITU_CHECK_OK(next->SkipBehind(type));
      continue;
    }
    while (next->here() && next->type() == type) {
      JITU_TRY(const Chunk chunk, next->chunk());
      JITU_TRY(const Go go, visitor({input, type, next->direction(), chunk}));
      if (go != Go::kOn) return go;
      JITU_CHECK_OK(next->Next());
    }
  }
}

Result<void> Adjacency::VisitByKey(const ListVisitor& visitor, const StopSignal& stop) {
  for (const Direction direction : directions_) {
    reads_.emplace_back(moment_.database(), FamilyOf(direction), moment_.snapshot());
  }
  const std::size_t per_read = std::max<std::size_t>(1, PointReads::kBatch / types_.size());
  std::vector<std::uint32_t> order;  // the inputs of one read by id: keys are read in order, and each once
  std::vector<std::size_t> rows;
  std::vector<ListKey> keys;
  std::vector<rocksdb::Slice> slices;
  for (std::size_t begin = 0; begin < frontier_.size(); begin += per_read) {
    JITU_CHECK_OK(CheckStop(stop));
    const std::span<const NodeId> sources = frontier_.subspan(begin, std::min(per_read, frontier_.size() - begin));
    order.resize(sources.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto by_id = [&](std::uint32_t a, std::uint32_t b) { return sources[a] < sources[b]; };
    if (!std::is_sorted(sources.begin(), sources.end())) std::sort(order.begin(), order.end(), by_id);
    keys.clear();
    slices.clear();
    rows.resize(sources.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      const NodeId source = sources[order[i]];
      if (i == 0 || source != sources[order[i - 1]]) {
        for (const TypeId type : types_) keys.push_back(KeyOf(source, type));
      }
      rows[order[i]] = keys.size() - types_.size();
    }
    for (const ListKey& key : keys) slices.emplace_back(key.data(), key.size());
    for (PointReads& reads : reads_) JITU_CHECK_OK(reads.Read(slices));
    for (std::size_t i = 0; i < sources.size(); ++i) {
      JITU_TRY(const Go go, VisitRead(static_cast<std::uint32_t>(begin + i), rows[i], visitor));
      if (go == Go::kStop) return {};
    }
  }
  return {};
}

Result<Go> Adjacency::VisitRead(std::uint32_t input, std::size_t row, const ListVisitor& visitor) {
  for (std::size_t t = 0; t < types_.size(); ++t) {
    for (std::size_t d = 0; d < directions_.size(); ++d) {
      const auto value = reads_[d][row + t];
      if (!value) continue;
      const auto chunk = Chunk::Parse(*value);
      if (!chunk) return DamagedList(moment_.database(), View(KeyOf(frontier_[input], types_[t])));
      const ListPart part{input, types_[t], directions_[d], *chunk};
      JITU_TRY(Go go, visitor(part));
      if (go == Go::kOn && chunk->more()) {
        JITU_TRY(go, VisitFurther(part, frontier_[input], visitor));
      }
      if (go != Go::kOn) return go;
    }
  }
  return Go::kOn;
}

/// The chunks behind a list's first.
Result<Go> Adjacency::VisitFurther(const ListPart& first, NodeId source, const ListVisitor& visitor) {
  rocksdb::ReadOptions options;
  options.prefix_same_as_start = true;
  const auto iterator = moment_.Iterate(FamilyOf(first.direction), options);
  const ListKey key = KeyOf(source, first.type);
  const rocksdb::Slice list(key.data(), key.size());
  for (iterator->Seek(list); iterator->Valid() && iterator->key().starts_with(list); iterator->Next()) {
    if (iterator->key().size() == list.size()) continue;
    const auto chunk = Chunk::Parse(AsView(iterator->value()));
    if (!chunk) return DamagedList(moment_.database(), AsView(iterator->key()));
    JITU_TRY(const Go go, visitor({first.input, first.type, first.direction, *chunk}));
    if (go != Go::kOn) return go;
  }
  if (!iterator->status().ok()) return moment_.database().Fault(iterator->status());
  return Go::kOn;
}

}  // namespace jitu::graph::rocks
