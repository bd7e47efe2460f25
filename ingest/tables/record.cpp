#include "ingest/tables/record.h"

#include "graph/model/codec.h"

namespace jitu::ingest {
namespace {

constexpr int kLineBits = 48;

void AppendPlace(std::string& out, RowPlace place) {
  graph::AppendBigEndian(out, std::uint64_t{place.file} << kLineBits | place.line);
}

bool TakeBigEndian(std::string_view& bytes, std::size_t size, std::uint64_t& number) {
  std::string_view taken;
  if (!graph::TakeBytes(bytes, size, taken)) return false;
  number = 0;
  for (const char byte : taken) number = number << 8 | static_cast<unsigned char>(byte);
  return true;
}

RowPlace PlaceOf(std::uint64_t number) {
  return {static_cast<std::uint32_t>(number >> kLineBits), number & ((std::uint64_t{1} << kLineBits) - 1)};
}

}  // namespace

void Write(const NodeRecord& record, std::string& out) {
  out.clear();
  graph::AppendBigEndian(out, record.id.value);
  AppendPlace(out, record.place);
  graph::AppendVarint(out, record.labels.size());
  for (const LabelId label : record.labels) graph::AppendVarint(out, label.value);
  out += record.properties;
}

void Write(const RelationshipRecord& record, std::string& out) {
  out.clear();
  graph::AppendBigEndian(out, record.from.value);
  graph::AppendBigEndian(out, record.type.value);
  graph::AppendBigEndian(out, record.to.value);
  AppendPlace(out, record.place);
  out.push_back(record.ends_known ? 1 : 0);
  out += record.properties;
}

bool Read(std::string_view bytes, NodeRecord& record) {
  std::uint64_t place = 0, count = 0;
  if (!TakeBigEndian(bytes, 8, record.id.value) || !TakeBigEndian(bytes, 8, place)) return false;
  if (!graph::TakeVarint(bytes, count) || count > bytes.size()) return false;
  record.place = PlaceOf(place);
  record.labels.clear();
  for (; count > 0; --count) {
    std::uint64_t label = 0;
    if (!graph::TakeVarint(bytes, label) || label > 0xFFFF) return false;
    record.labels.push_back(LabelId{static_cast<std::uint16_t>(label)});
  }
  record.properties = bytes;
  return true;
}

bool Read(std::string_view bytes, RelationshipRecord& record) {
  std::uint64_t type = 0, place = 0;
  const bool taken = TakeBigEndian(bytes, 8, record.from.value) && TakeBigEndian(bytes, 2, type) &&
                     TakeBigEndian(bytes, 8, record.to.value) && TakeBigEndian(bytes, 8, place) && !bytes.empty();
  if (!taken) return false;
  record.type = TypeId{static_cast<std::uint16_t>(type)};
  record.place = PlaceOf(place);
  record.ends_known = bytes.front() != 0;
  record.properties = bytes.substr(1);
  return true;
}

}  // namespace jitu::ingest
