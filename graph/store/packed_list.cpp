#include "graph/store/packed_list.h"

#include <bit>
#include <cstring>
#include <utility>

#include "graph/model/codec.h"

namespace jitu::graph::rocks {

namespace {

constexpr std::uint64_t kMoreFlag = 1;
constexpr std::uint64_t kOrdinalsFlag = 2;

std::uint64_t LowBytes(std::uint64_t number, unsigned width) {
  return width == 8 ? number : number & ((std::uint64_t{1} << (8 * width)) - 1);
}

std::uint64_t LoadLittle(const char* from, std::size_t available) {
  unsigned char bytes[8] = {};
  std::memcpy(bytes, from, available < 8 ? available : 8);
  if constexpr (std::endian::native == std::endian::little) {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes, 8);
    return number;
  }
  std::uint64_t number = 0;
  for (std::size_t i = 8; i-- > 0;) number = (number << 8u) | bytes[i];
  return number;
}

void AppendLittle(std::string& bytes, std::uint64_t number, unsigned width) {
  for (unsigned i = 0; i < width; ++i) {
    bytes.push_back(static_cast<char>(static_cast<unsigned char>(number & 0xFFu)));
    number >>= 8u;
  }
}

}  // namespace

bool StartsChunk(Entry entry, unsigned bits) {
  // The finaliser of SplitMix64: ids may be handed out densely, and must not all start chunks or none.
  std::uint64_t mixed = entry.id + std::uint64_t{entry.ordinal} * 0x9E3779B97F4A7C15u;
  mixed = (mixed ^ (mixed >> 30u)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27u)) * 0x94D049BB133111EBu;
  mixed ^= mixed >> 31u;
  return (mixed & ((std::uint64_t{1} << bits) - 1)) == 0;
}

std::optional<Chunk> Chunk::Parse(std::string_view bytes) {
  std::uint64_t header = 0;
  if (!TakeVarint(bytes, header)) return std::nullopt;
  Chunk chunk;
  chunk.more_ = (header & kMoreFlag) != 0;
  chunk.count_ = header >> 2u;
  if (chunk.count_ == 0 || bytes.size() < 8) return std::nullopt;
  chunk.first_ = ReadBig64(bytes);
  bytes.remove_prefix(8);
  const std::uint64_t further = chunk.count_ - 1;
  if (further > 0) {
    if (bytes.empty()) return std::nullopt;
    chunk.width_ = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if (chunk.width_ > 8) return std::nullopt;
    if (chunk.width_ > 0 && further > bytes.size() / chunk.width_) return std::nullopt;
    chunk.steps_ = bytes.substr(0, further * chunk.width_);
    bytes.remove_prefix(chunk.steps_.size());
  }
  if ((header & kOrdinalsFlag) == 0) {
    // Without ordinals equal neighbours cannot be told apart, so differences of no bytes make no sense.
    if (!bytes.empty() || (further > 0 && chunk.width_ == 0)) return std::nullopt;
    return chunk;
  }
  if (bytes.size() < chunk.count_) return std::nullopt;
  chunk.ordinals_ = bytes;
  for (std::uint64_t i = 0; i < chunk.count_; ++i) {
    std::uint64_t ordinal = 0;
    if (!TakeVarint(bytes, ordinal) || ordinal > UINT32_MAX) return std::nullopt;
  }
  if (!bytes.empty()) return std::nullopt;
  return chunk;
}

template <class Put>
void Chunk::ForEachId(Put put) const {
  std::uint64_t id = first_;
  put(id);
  const char* at = steps_.data();
  const std::size_t size = steps_.size();
  std::size_t offset = 0;
  const std::uint64_t further = count_ - 1;
  for (std::uint64_t i = 0; i < further; ++i, offset += width_) {
    const std::uint64_t word = size - offset >= 8 ? LoadLittle(at + offset, 8) : LoadLittle(at + offset, size - offset);
    id += LowBytes(word, width_);
    put(id);
  }
}

void Chunk::AppendTo(std::vector<NodeId>& ids) const {
  std::size_t row = ids.size();
  ids.resize(row + count_);
  ForEachId([&](std::uint64_t id) { ids[row++] = NodeId{id}; });
}

void Chunk::AppendOrdinalsTo(std::vector<std::uint32_t>& ordinals) const {
  if (!has_ordinals()) {
    ordinals.resize(ordinals.size() + count_, 0);
    return;
  }
  std::string_view bytes = ordinals_;
  for (std::uint64_t i = 0; i < count_; ++i) {
    std::uint64_t ordinal = 0;
    TakeVarint(bytes, ordinal);
    ordinals.push_back(static_cast<std::uint32_t>(ordinal));
  }
}

void Chunk::AppendTo(std::vector<Entry>& entries) const {
  std::string_view bytes = ordinals_;
  ForEachId([&](std::uint64_t id) {
    std::uint64_t ordinal = 0;
    if (!bytes.empty()) TakeVarint(bytes, ordinal);
    entries.push_back({id, static_cast<std::uint32_t>(ordinal)});
  });
}

std::string EncodeChunk(std::span<const Entry> entries, bool more) {
  std::uint64_t widest = 0;
  bool ordinals = entries.front().ordinal != 0;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    widest |= entries[i].id - entries[i - 1].id;
    ordinals = ordinals || entries[i].ordinal != 0;
  }
  std::string bytes;
  AppendVarint(bytes, (std::uint64_t{entries.size()} << 2u) | (ordinals ? kOrdinalsFlag : 0) | (more ? kMoreFlag : 0));
  AppendBig64(bytes, entries.front().id);
  if (entries.size() > 1) {
    const auto width = (static_cast<unsigned>(std::bit_width(widest)) + 7) / 8;
    bytes.reserve(bytes.size() + 1 + width * entries.size());
    bytes.push_back(static_cast<char>(width));
    for (std::size_t i = 1; i < entries.size(); ++i) AppendLittle(bytes, entries[i].id - entries[i - 1].id, width);
  }
  if (ordinals) {
    for (const Entry& entry : entries) AppendVarint(bytes, entry.ordinal);
  }
  return bytes;
}

void ListBuilder::Begin(std::string_view list_key, Part part) {
  list_key_ = list_key;
  part_ = part;
  first_ = true;
  entries_.clear();
}

Result<void> ListBuilder::Add(Entry entry) {
  if (!entries_.empty() && StartsChunk(entry, bits_)) JITU_CHECK_OK(Flush(true));
  entries_.push_back(entry);
  return {};
}

Result<void> ListBuilder::End() { return entries_.empty() ? Result<void>() : Flush(part_ == Part::kFirst); }

Result<void> ListBuilder::Flush(bool more) {
  const bool head = first_ && part_ != Part::kLater;
  key_ = list_key_;
  if (!head) AppendEntry(key_, entries_.front());
  const std::string value = EncodeChunk(entries_, head && more);
  entries_.clear();
  first_ = false;
  return emit_(key_, value);
}

std::vector<Entry> Edited(std::span<const Entry> entries, std::span<const Edit> edits,
                          std::span<std::uint8_t> changed) {
  std::vector<Entry> result;
  result.reserve(entries.size() + edits.size());
  std::size_t at = 0;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Edit& edit = edits[i];
    while (at < entries.size() && entries[at] < edit.entry) result.push_back(entries[at++]);
    const bool present = at < entries.size() && entries[at] == edit.entry;
    if (present) ++at;
    if (edit.add) result.push_back(edit.entry);
    changed[i] = present != edit.add ? 1 : 0;
  }
  result.insert(result.end(), entries.begin() + static_cast<std::ptrdiff_t>(at), entries.end());
  return result;
}

}  // namespace jitu::graph::rocks
