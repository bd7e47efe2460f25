#include "graph/model/properties.h"

#include <algorithm>
#include <bit>

#include "graph/model/codec.h"

namespace jitu::graph {
namespace {

/// Stored tags; frozen. A tag fits four bits, beside the property's number.
enum class Tag : std::uint8_t {
  kFalse = 0,
  kTrue = 1,
  kInteger = 2,       // zigzag varint
  kFloat = 3,         // IEEE 754 bits, most significant byte first
  kString = 4,        // varint size, bytes
  kList = 5,          // varint size in bytes, then each element: tag byte, payload
  kMap = 6,           // varint size in bytes, then each member: varint key size, key, tag byte, payload
  kNode = 7,          // varint
  kRelationship = 8,  // varints: from, type, to, ordinal
  kPath = 9,          // varint size in bytes, varint number of nodes, varints of nodes, then relationships
  kNull = 10,         // within lists and maps
  kTemporal = 11,     // varint size in bytes, kind byte, zigzag varint day, varints nanosecond and zigzag offset, zone
  kDuration = 12,     // zigzag varints: months, days, seconds, nanoseconds
};
constexpr int kDeepest = 128;

Tag TagOf(const Value& value) {
  constexpr Tag kTags[] = {Tag::kNull, Tag::kFalse, Tag::kInteger,      Tag::kFloat, Tag::kString,   Tag::kList,
                           Tag::kMap,  Tag::kNode,  Tag::kRelationship, Tag::kPath,  Tag::kTemporal, Tag::kDuration};
  const auto* truth = value.AsBoolean();
  return truth != nullptr && *truth ? Tag::kTrue : kTags[value.storage().index()];
}

void AppendRelationship(std::string& out, const RelationshipKey& key) {
  AppendVarint(out, key.from.value);
  AppendVarint(out, key.type.value);
  AppendVarint(out, key.to.value);
  AppendVarint(out, key.ordinal);
}

void AppendSized(std::string& out, std::string_view bytes) {
  AppendVarint(out, bytes.size());
  out += bytes;
}

void AppendPayload(std::string& out, const Value& value);

void AppendTagged(std::string& out, const Value& value) {
  out.push_back(static_cast<char>(TagOf(value)));
  AppendPayload(out, value);
}

void AppendPath(std::string& out, const Path& path) {
  std::string inner;
  AppendVarint(inner, path.nodes.size());
  for (const NodeId node : path.nodes) AppendVarint(inner, node.value);
  for (const RelationshipKey& key : path.relationships) AppendRelationship(inner, key);
  AppendSized(out, inner);
}

void AppendTemporal(std::string& out, const Temporal& point) {
  std::string inner(1, static_cast<char>(point.kind));
  AppendVarint(inner, ZigZag(point.day));
  AppendVarint(inner, static_cast<std::uint64_t>(point.nanosecond));
  AppendVarint(inner, ZigZag(point.offset));
  inner += point.zone;
  AppendSized(out, inner);
}

void AppendPayload(std::string& out, const Value& value) {
  if (const auto* text = value.AsString()) {
    AppendSized(out, *text);
  } else if (const auto* integer = value.AsInteger()) {
    AppendVarint(out, ZigZag(*integer));
  } else if (const auto* number = value.AsFloat()) {
    AppendBigEndian(out, std::bit_cast<std::uint64_t>(*number));
  } else if (const auto* list = value.AsList()) {
    std::string inner;
    for (const Value& element : *list) AppendTagged(inner, element);
    AppendSized(out, inner);
  } else if (const auto* map = value.AsMap()) {
    std::string inner;
    for (const auto& [key, element] : *map) {
      AppendSized(inner, key);
      AppendTagged(inner, element);
    }
    AppendSized(out, inner);
  } else if (const auto* node = value.AsNode()) {
    AppendVarint(out, node->value);
  } else if (const auto* relationship = value.AsRelationship()) {
    AppendRelationship(out, *relationship);
  } else if (const auto* path = value.AsPath()) {
    AppendPath(out, *path);
  } else if (const auto* point = value.AsTemporal()) {
    AppendTemporal(out, *point);
  } else if (const auto* duration = value.AsDuration()) {
    for (const std::int64_t part : {duration->months, duration->days, duration->seconds, duration->nanoseconds}) {
      AppendVarint(out, ZigZag(part));
    }
  }
}

bool TakeRelationship(std::string_view& bytes, RelationshipKey& key) {
  std::uint64_t from = 0, type = 0, to = 0, ordinal = 0;
  const bool taken = TakeVarint(bytes, from) && TakeVarint(bytes, type) && TakeVarint(bytes, to) &&
                     TakeVarint(bytes, ordinal) && type <= 0xFFFF && ordinal <= 0xFFFFFFFF;
  key = RelationshipKey{NodeId{from}, TypeId{static_cast<std::uint16_t>(type)}, NodeId{to},
                        static_cast<std::uint32_t>(ordinal)};
  return taken;
}

bool TakePath(std::string_view bytes, Path& path) {
  std::uint64_t count = 0;
  if (!TakeVarint(bytes, count) || count > bytes.size()) return false;
  for (; count > 0; --count) {
    std::uint64_t node = 0;
    if (!TakeVarint(bytes, node)) return false;
    path.nodes.push_back(NodeId{node});
  }
  while (!bytes.empty()) {
    if (!TakeRelationship(bytes, path.relationships.emplace_back())) return false;
  }
  return true;
}

bool TakeZigZag(std::string_view& bytes, std::int64_t& number) {
  std::uint64_t taken = 0;
  if (!TakeVarint(bytes, taken)) return false;
  number = UnZigZag(taken);
  return true;
}

bool TakeTemporal(std::string_view bytes, Value& value) {
  Temporal point;
  std::uint64_t nanosecond = 0;
  std::int64_t offset = 0;
  const std::size_t kind = bytes.empty() ? 0xFF : static_cast<unsigned char>(bytes[0]);
  if (kind > static_cast<std::size_t>(TemporalKind::kLocalTime)) return false;
  point.kind = static_cast<TemporalKind>(kind);
  bytes.remove_prefix(1);
  if (!TakeZigZag(bytes, point.day) || !TakeVarint(bytes, nanosecond) || !TakeZigZag(bytes, offset)) return false;
  constexpr std::int64_t kLastDay = (kLastYear + 1) * 366;
  if (nanosecond >= static_cast<std::uint64_t>(kNanosPerDay) || offset < -kSecondsPerDay || offset > kSecondsPerDay ||
      point.day > kLastDay || point.day < -kLastDay) {
    return false;
  }
  point.nanosecond = static_cast<std::int64_t>(nanosecond);
  point.offset = static_cast<std::int32_t>(offset);
  point.zone = std::string(bytes);
  value = Value(std::move(point));
  return true;
}

bool TakeDuration(std::string_view& bytes, Value& value) {
  Duration duration;
  for (std::int64_t* part : {&duration.months, &duration.days, &duration.seconds, &duration.nanoseconds}) {
    if (!TakeZigZag(bytes, *part)) return false;
  }
  value = Value(duration);
  return IsInRange(duration);
}

bool TakeFloat(std::string_view& bytes, double& number) {
  std::string_view taken;
  if (!TakeBytes(bytes, 8, taken)) return false;
  std::uint64_t bits = 0;
  for (const char byte : taken) bits = bits << 8 | static_cast<unsigned char>(byte);
  number = std::bit_cast<double>(bits);
  return true;
}

bool TakeValue(std::string_view& bytes, Tag tag, Value& value, int depth);

bool TakeTagged(std::string_view& bytes, Value& value, int depth) {
  if (bytes.empty()) return false;
  const auto tag = static_cast<Tag>(bytes.front());
  bytes.remove_prefix(1);
  return TakeValue(bytes, tag, value, depth);
}

bool TakeContainer(std::string_view inner, Tag tag, Value& value, int depth) {
  if (depth >= kDeepest) return false;
  if (tag == Tag::kPath) {
    Path path;
    if (!TakePath(inner, path)) return false;
    value = Value(std::move(path));
    return true;
  }
  List list;
  Map map;
  while (!inner.empty()) {
    std::uint64_t size = 0;
    std::string_view key;
    Value element;
    if (tag == Tag::kMap && !(TakeVarint(inner, size) && TakeBytes(inner, size, key))) return false;
    if (!TakeTagged(inner, element, depth + 1)) return false;
    if (tag == Tag::kMap) {
      map.insert_or_assign(std::string(key), std::move(element));
    } else {
      list.push_back(std::move(element));
    }
  }
  value = tag == Tag::kMap ? Value(std::move(map)) : Value(std::move(list));
  return true;
}

bool IsSized(Tag tag) {
  return tag == Tag::kString || tag == Tag::kList || tag == Tag::kMap || tag == Tag::kPath || tag == Tag::kTemporal;
}

bool TakeValue(std::string_view& bytes, Tag tag, Value& value, int depth) {
  std::uint64_t number = 0;
  if (IsSized(tag)) {
    std::string_view inner;
    if (!TakeVarint(bytes, number) || !TakeBytes(bytes, number, inner)) return false;
    if (tag == Tag::kTemporal) return TakeTemporal(inner, value);
    if (tag != Tag::kString) return TakeContainer(inner, tag, value, depth);
    value = Value(inner);
    return true;
  }
  double real = 0;
  RelationshipKey key;
  switch (tag) {
    case Tag::kFalse:
      value = Value(false);
      return true;
    case Tag::kTrue:
      value = Value(true);
      return true;
    case Tag::kNull:
      value = Value();
      return true;
    case Tag::kInteger:
      if (!TakeVarint(bytes, number)) return false;
      value = Value(UnZigZag(number));
      return true;
    case Tag::kNode:
      if (!TakeVarint(bytes, number)) return false;
      value = Value(NodeId{number});
      return true;
    case Tag::kFloat:
      if (!TakeFloat(bytes, real)) return false;
      value = Value(real);
      return true;
    case Tag::kRelationship:
      if (!TakeRelationship(bytes, key)) return false;
      value = Value(key);
      return true;
    case Tag::kDuration:
      return TakeDuration(bytes, value);
    default:
      return false;
  }
}

bool SkipVarint(std::string_view& bytes) {
  std::uint64_t ignored = 0;
  return TakeVarint(bytes, ignored);
}

/// Leaves `count` varints out.
bool SkipVarints(std::string_view& bytes, int count) {
  for (int i = 0; i < count; ++i) {
    if (!SkipVarint(bytes)) return false;
  }
  return true;
}

bool SkipValue(std::string_view& bytes, Tag tag) {
  std::uint64_t size = 0;
  std::string_view ignored;
  if (IsSized(tag)) return TakeVarint(bytes, size) && TakeBytes(bytes, size, ignored);
  switch (tag) {
    case Tag::kFalse:
    case Tag::kTrue:
    case Tag::kNull:
      return true;
    case Tag::kFloat:
      return TakeBytes(bytes, 8, ignored);
    case Tag::kInteger:
    case Tag::kNode:
      return SkipVarint(bytes);
    case Tag::kRelationship:
    case Tag::kDuration:
      return SkipVarints(bytes, 4);
    default:
      return false;
  }
}

/// The property's number and the tag share a varint: one byte for the first eight properties, two up to 1024.
bool TakeHead(std::string_view& bytes, PropertyId& key, Tag& tag) {
  std::uint64_t head = 0;
  if (!TakeVarint(bytes, head) || head >> 4 > 0xFFFF) return false;
  key = PropertyId{static_cast<std::uint16_t>(head >> 4)};
  tag = static_cast<Tag>(head & 0xF);
  return true;
}

Error Damaged() {
  return Fail(ErrorCode::kGraphDamaged, Say("存储的属性无法解读：数据已损坏，请运行校验或从备份恢复",
                                            "stored properties cannot be read: the data is damaged; verify the graph "
                                            "or restore it from a backup"));
}

bool KeyLess(const std::pair<PropertyId, Value>& property, PropertyId key) { return property.first < key; }

}  // namespace

void Set(Properties& properties, PropertyId key, Value value) {
  const auto place = std::lower_bound(properties.begin(), properties.end(), key, KeyLess);
  const bool there = place != properties.end() && place->first == key;
  if (value.IsNull()) {
    if (there) properties.erase(place);
  } else if (there) {
    place->second = std::move(value);
  } else {
    properties.emplace(place, key, std::move(value));
  }
}

const Value* Find(const Properties& properties, PropertyId key) {
  const auto place = std::lower_bound(properties.begin(), properties.end(), key, KeyLess);
  return place != properties.end() && place->first == key ? &place->second : nullptr;
}

std::string Encode(const Properties& properties) {
  std::string out;
  for (const auto& [key, value] : properties) {
    AppendVarint(out, static_cast<std::uint64_t>(key.value) << 4 | static_cast<std::uint64_t>(TagOf(value)));
    AppendPayload(out, value);
  }
  return out;
}

Result<Properties> Decode(std::string_view bytes) {
  Properties properties;
  while (!bytes.empty()) {
    PropertyId key;
    Tag tag{};
    Value value;
    if (!TakeHead(bytes, key, tag) || !TakeValue(bytes, tag, value, 0)) return Damaged();
    if (!properties.empty() && !(properties.back().first < key)) return Damaged();
    properties.emplace_back(key, std::move(value));
  }
  return properties;
}

Result<void> DecodeInto(std::string_view bytes, std::span<const PropertyId> keys, std::span<Value> values) {
  for (Value& value : values) value = Value();
  const std::size_t count = std::min(keys.size(), values.size());
  std::size_t missing = count;
  while (!bytes.empty() && missing > 0) {
    PropertyId key;
    Tag tag{};
    if (!TakeHead(bytes, key, tag)) return Damaged();
    std::size_t column = 0;
    while (column < count && keys[column] != key) ++column;
    if (column == count) {
      if (!SkipValue(bytes, tag)) return Damaged();
      continue;
    }
    if (!TakeValue(bytes, tag, values[column], 0)) return Damaged();
    --missing;
    for (std::size_t again = column + 1; again < count; ++again) {
      if (keys[again] != key) continue;
      values[again] = values[column];
      --missing;
    }
  }
  return {};
}

}  // namespace jitu::graph
