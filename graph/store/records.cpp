#include "graph/store/records.h"

#include "graph/model/codec.h"
#include "graph/store/keys.h"

namespace jitu::graph::rocks {

namespace {

void AppendNumbers(std::string& bytes, const std::vector<std::uint64_t>& numbers) {
  AppendVarint(bytes, numbers.size());
  for (const std::uint64_t number : numbers) AppendVarint(bytes, number);
}

bool TakeNumbers(std::string_view& bytes, std::vector<std::uint64_t>& numbers) {
  std::uint64_t size = 0;
  if (!TakeVarint(bytes, size) || size > bytes.size()) return false;
  numbers.resize(static_cast<std::size_t>(size));
  for (std::uint64_t& number : numbers) {
    if (!TakeVarint(bytes, number)) return false;
  }
  return true;
}

}  // namespace

std::optional<NodeRecord> NodeRecord::Parse(std::string_view bytes) {
  std::uint64_t count = 0;
  if (!TakeVarint(bytes, count) || count > bytes.size() / 2) return std::nullopt;
  const auto size = static_cast<std::size_t>(count) * 2;
  return NodeRecord{bytes.substr(0, size), bytes.substr(size)};
}

std::vector<LabelId> NodeRecord::Labels() const {
  std::vector<LabelId> list;
  list.reserve(labels.size() / 2);
  for (std::size_t at = 0; at < labels.size(); at += 2) list.push_back(LabelId{ReadBig16(labels.substr(at))});
  return list;
}

std::string EncodeNode(const std::vector<LabelId>& labels, const Properties& properties) {
  std::string bytes;
  AppendVarint(bytes, labels.size());
  for (const LabelId label : labels) AppendBig16(bytes, label.value);
  return bytes += Encode(properties);
}

std::string EncodeCounts(const Counts& counts) {
  std::string bytes;
  AppendVarint(bytes, counts.nodes);
  AppendVarint(bytes, counts.relationships);
  AppendNumbers(bytes, counts.nodes_by_label);
  AppendNumbers(bytes, counts.relationships_by_type);
  return bytes;
}

std::optional<Counts> DecodeCounts(std::string_view bytes) {
  Counts counts;
  if (!TakeVarint(bytes, counts.nodes) || !TakeVarint(bytes, counts.relationships) ||
      !TakeNumbers(bytes, counts.nodes_by_label) || !TakeNumbers(bytes, counts.relationships_by_type) ||
      !bytes.empty()) {
    return std::nullopt;
  }
  return counts;
}

std::string EncodeDefinitions(const std::vector<IndexDefinition>& definitions) {
  std::string bytes;
  for (const IndexDefinition& definition : definitions) {
    AppendBig16(bytes, definition.label.value);
    AppendBig16(bytes, definition.property.value);
    bytes.push_back(static_cast<char>(definition.kind));
  }
  return bytes;
}

std::string EncodeNumber(std::uint64_t number) {
  std::string bytes;
  AppendVarint(bytes, number);
  return bytes;
}

std::optional<std::uint64_t> DecodeNumber(std::string_view bytes) {
  std::uint64_t number = 0;
  if (!TakeVarint(bytes, number) || !bytes.empty()) return std::nullopt;
  return number;
}

}  // namespace jitu::graph::rocks
