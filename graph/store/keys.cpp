#include "graph/store/keys.h"

namespace jitu::graph::rocks {

namespace {

template <class Number>
void WriteBig(char* to, Number number) {
  for (std::size_t i = sizeof(Number); i-- > 0;) {
    to[i] = static_cast<char>(static_cast<unsigned char>(number & 0xFFu));
    number = static_cast<Number>(number >> 8u);
  }
}

template <class Number>
Number ReadBig(const char* from) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    number = static_cast<Number>((number << 8u) | static_cast<unsigned char>(from[i]));
  }
  return number;
}

template <class Number>
void AppendBig(std::string& bytes, Number number) {
  const std::size_t at = bytes.size();
  bytes.resize(at + sizeof(Number));
  WriteBig(bytes.data() + at, number);
}

}  // namespace

NodeKey KeyOf(NodeId node) {
  NodeKey key;
  WriteBig(key.data(), node.value);
  return key;
}

ListKey KeyOf(NodeId node, TypeId type) {
  ListKey key;
  WriteBig(key.data(), node.value);
  WriteBig(key.data() + 8, type.value);
  return key;
}

RelationshipBytes KeyOf(const RelationshipKey& key) {
  RelationshipBytes bytes;
  WriteBig(bytes.data(), key.from.value);
  WriteBig(bytes.data() + 8, key.type.value);
  WriteBig(bytes.data() + 10, key.to.value);
  WriteBig(bytes.data() + 18, key.ordinal);
  return bytes;
}

void AppendBig16(std::string& bytes, std::uint16_t number) { AppendBig(bytes, number); }
void AppendBig64(std::string& bytes, std::uint64_t number) { AppendBig(bytes, number); }

void AppendEntry(std::string& bytes, Entry entry) {
  AppendBig(bytes, entry.id);
  AppendBig(bytes, entry.ordinal);
}

std::uint16_t ReadBig16(std::string_view bytes) { return ReadBig<std::uint16_t>(bytes.data()); }
std::uint64_t ReadBig64(std::string_view bytes) { return ReadBig<std::uint64_t>(bytes.data()); }

Entry ReadEntry(std::string_view bytes) {
  return {ReadBig<std::uint64_t>(bytes.data()), ReadBig<std::uint32_t>(bytes.data() + 8)};
}

RelationshipKey ReadRelationship(std::string_view bytes) {
  return {NodeId{ReadBig64(bytes)}, TypeId{ReadBig16(bytes.substr(8))}, NodeId{ReadBig64(bytes.substr(10))},
          ReadBig<std::uint32_t>(bytes.data() + 18)};
}

std::string PostingKey(IndexId index, std::string_view term) {
  std::string key;
  key.reserve(term.size() + 4);
  AppendBig16(key, index);
  for (const char c : term) {
    key.push_back(c);
    if (c == '\0') key.push_back('\xFF');
  }
  key.push_back('\0');
  key.push_back('\x01');
  return key;
}

std::string LabelKey(LabelId label) {
  std::string term;
  AppendBig16(term, label.value);
  return PostingKey(kLabelIndex, term);
}

std::string BehindPosting(std::string posting_key) {
  // The end mark is 00 01; nothing else lies between it and 00 02.
  posting_key.back() = '\x02';
  return posting_key;
}

std::optional<std::size_t> PostingKeyLength(std::string_view key) {
  for (std::size_t at = 2; at + 1 < key.size(); ++at) {
    if (key[at] != '\0') continue;
    if (key[at + 1] == '\x01') return at + 2;
    ++at;
  }
  return std::nullopt;
}

}  // namespace jitu::graph::rocks
