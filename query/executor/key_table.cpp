#include "query/executor/key_table.h"

#include <algorithm>

namespace jitu::query {

using graph::Vertex;

namespace {

std::uint64_t Spread(std::uint64_t hash) {
  hash *= 0x9e3779b97f4a7c15ULL;
  return hash ^ (hash >> 32);
}

std::uint64_t PackedAt(const std::vector<const Column*>& key, std::size_t row) {
  if (const auto* integers = key[0]->integers()) return static_cast<std::uint64_t>((*integers)[row]);
  std::uint64_t joined = key[0]->vertices()[row];
  if (key.size() > 1) joined = joined << 32 | key[1]->vertices()[row];
  return joined;
}

}  // namespace

std::pair<std::uint32_t, bool> KeyTable::FindOrAdd(const std::vector<const Column*>& key, std::size_t row) {
  if (form_ != Form::kAny && Packs(key)) {
    form_ = Form::kPacked;
    view_ = key[0]->view();
    width_ = key.size();
    return FindOrAddPacked(PackedAt(key, row));
  }
  if (form_ == Form::kPacked) Unpack();
  form_ = Form::kAny;
  const graph::PropertyReader* property = key.size() == 1 ? key[0]->property() : nullptr;
  if (property == nullptr) return FindOrAddAny(key, row);
  if (!property_) property_ = *property;
  if (!(*property_ == *property)) return FindOrAddAny(key, row);
  const NodeId vertex{key[0]->vertices()[row]};
  if (const auto known = by_vertex_.Find(vertex)) return {*known, false};
  const auto found = FindOrAddAny(key, row);
  by_vertex_.FindOrAdd(vertex, found.first);
  return found;
}

std::vector<std::uint32_t> KeyTable::FindOrAddAll(const std::vector<const Column*>& key, std::size_t count) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(count);
  if (count > 0 && form_ != Form::kAny && Packs(key)) {
    form_ = Form::kPacked;
    view_ = key[0]->view();
    width_ = key.size();
    for (std::size_t row = 0; row < count; ++row) numbers.push_back(FindOrAddPacked(PackedAt(key, row)).first);
    return numbers;
  }
  const bool property = key.size() == 1 && key[0]->property() != nullptr;
  for (std::size_t row = 0; row < count; ++row) {
    // Rows of one vertex often stand together.
    const bool again = property && row > 0 && key[0]->vertices()[row] == key[0]->vertices()[row - 1];
    numbers.push_back(again ? numbers.back() : FindOrAdd(key, row).first);
  }
  return numbers;
}

bool KeyTable::Packs(const std::vector<const Column*>& key) const {
  if (key.empty() || key.size() > 2) return false;
  const graph::GraphView* view = key[0]->view();
  const bool packs = view == nullptr ? key.size() == 1 && key[0]->integers() != nullptr : key.back()->view() == view;
  return packs && (form_ == Form::kNothing || (view == view_ && key.size() == width_));
}

template <class Same>
KeyTable::Slot& KeyTable::Probe(std::uint64_t hash, const Same& same) {
  std::size_t at = static_cast<std::size_t>(Spread(hash)) & (slots_.size() - 1);
  while (slots_[at].number != kEmpty && !(slots_[at].hash == hash && same(slots_[at].number))) {
    at = (at + 1) & (slots_.size() - 1);
  }
  return slots_[at];
}

// The next number for a new key.
std::uint32_t KeyTable::Take(Slot& slot, std::uint64_t hash) {
  const auto number = static_cast<std::uint32_t>(hashes_.size());
  slot = {hash, number};
  hashes_.push_back(hash);
  if (2 * hashes_.size() <= slots_.size()) return number;
  slots_.assign(slots_.size() * 4, Slot());
  const auto other = [](std::uint32_t) { return false; };  // all of them differ
  for (std::uint32_t one = 0; one < hashes_.size(); ++one) Probe(hashes_[one], other) = {hashes_[one], one};
  return number;
}

std::pair<std::uint32_t, bool> KeyTable::FindOrAddPacked(std::uint64_t packed) {
  // The same key often comes several times together.
  if (packed == last_packed_ && last_number_ != kEmpty) return {last_number_, false};
  last_packed_ = packed;
  Slot& slot = Probe(packed, [](std::uint32_t) { return true; });
  const bool fresh = slot.number == kEmpty;
  last_number_ = fresh ? Take(slot, packed) : slot.number;
  return {last_number_, fresh};
}

std::pair<std::uint32_t, bool> KeyTable::FindOrAddAny(const std::vector<const Column*>& key, std::size_t row) {
  if (keys_.empty()) {
    for (const Column* column : key) keys_.emplace_back(column->kind());
  }
  std::uint64_t hash = 0x9e3779b97f4a7c15ULL;
  for (const Column* column : key) hash = (hash ^ column->HashAt(row)) * 0x9e3779b97f4a7c15ULL;
  hash ^= hash >> 32;
  Slot& slot = Probe(hash, [&](std::uint32_t number) {
    bool same = true;
    for (std::size_t i = 0; i < key.size() && same; ++i) same = Column::Same(keys_[i], number, *key[i], row);
    return same;
  });
  if (slot.number != kEmpty) return {slot.number, false};
  for (std::size_t i = 0; i < key.size(); ++i) keys_[i].AppendFrom(*key[i], row);
  return {Take(slot, hash), true};
}

std::vector<Column> KeyTable::Unpacked() const {
  std::vector<Column> columns;
  if (view_ == nullptr) {
    columns.push_back(Column::OfIntegers({hashes_.begin(), hashes_.end()}));
    return columns;
  }
  for (std::size_t i = 0; i < width_; ++i) {
    const int shift = width_ == 2 && i == 0 ? 32 : 0;
    std::vector<Vertex> vertices;
    vertices.reserve(hashes_.size());
    for (const std::uint64_t key : hashes_) vertices.push_back(static_cast<Vertex>(key >> shift));
    columns.push_back(Column::OfVertices(*view_, std::move(vertices)));
  }
  return columns;
}

// Keys of another form came: the ones that are there become like them, with the same numbers.
void KeyTable::Unpack() {
  const std::vector<Column> columns = Unpacked();
  const std::size_t count = hashes_.size();
  std::vector<const Column*> key;
  for (const Column& column : columns) key.push_back(&column);
  hashes_.clear();
  slots_.assign(slots_.size(), Slot());
  for (std::size_t row = 0; row < count; ++row) FindOrAddAny(key, row);
}

std::vector<Column> KeyTable::TakeColumns() { return form_ == Form::kPacked ? Unpacked() : std::move(keys_); }

std::size_t KeyTable::byte_count() const {
  std::size_t bytes = slots_.size() * sizeof(Slot) + hashes_.size() * sizeof(std::uint64_t);
  for (const Column& column : keys_) bytes += column.byte_count();
  return bytes;
}

}  // namespace jitu::query
