#include "graph/model/json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "schema/text/utf8.h"

namespace jitu::graph {
namespace {

constexpr std::size_t kDeepest = 128;

/// By byte, of ASCII: whether it is written as it is.
constexpr std::array<bool, 128> kPlain = [] {
  std::array<bool, 128> plain{};
  for (std::size_t byte = 0x20; byte < plain.size(); ++byte) plain[byte] = byte != '"' && byte != '\\';
  return plain;
}();

/// The end of what is written as it is from there on.
std::size_t PlainEnd(std::string_view text, std::size_t place) {
  while (place < text.size()) {
    const auto byte = static_cast<unsigned char>(text[place]);
    const std::size_t bytes = byte < kPlain.size() ? 1 : text::At(text, place).bytes;
    if (byte < kPlain.size() ? !kPlain[byte] : bytes == 1) return place;
    place += bytes;
  }
  return place;
}

void WriteEscaped(std::string& out, char byte) {
  constexpr char kDigits[] = "0123456789abcdef";
  if (static_cast<unsigned char>(byte) >= 0x80) {
    out += "\uFFFD";  // no UTF-8
  } else if (byte == '"' || byte == '\\') {
    out.push_back('\\');
    out.push_back(byte);
  } else if (byte == '\n') {
    out += "\\n";
  } else if (byte == '\t') {
    out += "\\t";
  } else if (byte == '\r') {
    out += "\\r";
  } else {
    out += "\\u00";
    out.push_back(kDigits[byte >> 4]);
    out.push_back(kDigits[byte & 15]);
  }
}

void WriteString(std::string& out, std::string_view text) {
  out.push_back('"');
  for (std::size_t place = 0; place < text.size();) {
    const std::size_t end = PlainEnd(text, place);
    out.append(text, place, end - place);
    if (end < text.size()) WriteEscaped(out, text[end]);
    place = end + 1;
  }
  out.push_back('"');
}

template <class Number>
void WriteNumber(std::string& out, Number number) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), number).ptr;
  out.append(buffer, end);
}

void WriteFloat(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  const std::size_t start = out.size();
  WriteNumber(out, number);
  if (out.find_first_of(".e", start) == std::string::npos) out += ".0";
}

void WriteNode(std::string& out, NodeId node) {
  out.push_back('"');
  WriteNumber(out, node.value);
  out.push_back('"');
}

void WriteRelationship(std::string& out, const RelationshipKey& key) {
  out.push_back('"');
  WriteNumber(out, key.from.value);
  out += "-[";
  WriteNumber(out, key.type.value);
  out.push_back('#');
  WriteNumber(out, key.ordinal);
  out += "]->";
  WriteNumber(out, key.to.value);
  out.push_back('"');
}

void WritePath(std::string& out, const Path& path) {
  out.push_back('[');
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) out.push_back(',');
    WriteNode(out, path.nodes[i]);
    if (i >= path.relationships.size()) continue;
    out.push_back(',');
    WriteRelationship(out, path.relationships[i]);
  }
  out.push_back(']');
}

void WriteValue(std::string& out, const Value& value, std::size_t depth) {
  if (const auto* text = value.AsString()) return WriteString(out, *text);
  if (const auto* integer = value.AsInteger()) return WriteNumber(out, *integer);
  if (const auto* number = value.AsFloat()) return WriteFloat(out, *number);
  if (const auto* truth = value.AsBoolean()) return void(out += *truth ? "true" : "false");
  if (const auto* node = value.AsNode()) return WriteNode(out, *node);
  if (const auto* relationship = value.AsRelationship()) return WriteRelationship(out, *relationship);
  if (const auto* path = value.AsPath()) return WritePath(out, *path);
  if (const auto* point = value.AsTemporal()) return WriteString(out, ToText(*point));
  if (const auto* duration = value.AsDuration()) return WriteString(out, ToText(*duration));
  if (value.IsNull() || depth >= kDeepest) return void(out += "null");
  const char* separator = "";
  if (const auto* list = value.AsList()) {
    out.push_back('[');
    for (const Value& element : *list) {
      out += separator;
      WriteValue(out, element, depth + 1);
      separator = ",";
    }
    out.push_back(']');
    return;
  }
  out.push_back('{');
  for (const auto& [key, element] : *value.AsMap()) {
    out += separator;
    WriteString(out, key);
    out.push_back(':');
    WriteValue(out, element, depth + 1);
    separator = ",";
  }
  out.push_back('}');
}

/// Builds a Value while the library reads, so that no second tree is made.
class ValueBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return Add(Value()); }
  bool boolean(bool truth) override { return Add(Value(truth)); }
  bool number_integer(std::int64_t number) override { return Add(Value(number)); }
  bool number_unsigned(std::uint64_t number) override {
    if (number > static_cast<std::uint64_t>(INT64_MAX)) return Refuse(IntegerTooLarge(std::to_string(number)));
    return Add(Value(static_cast<std::int64_t>(number)));
  }
  bool number_float(double number, const std::string& text) override {
    if (text.find_first_of(".eE") == std::string::npos) return Refuse(IntegerTooLarge(text));
    return Add(Value(number));
  }
  bool string(std::string& text) override { return Add(Value(std::move(text))); }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return Open(true); }
  bool key(std::string& name) override {
    open_.back().key = std::move(name);
    return true;
  }
  bool end_object() override { return Close(); }
  bool start_array(std::size_t) override { return Open(false); }
  bool end_array() override { return Close(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& fault) override {
    return Refuse(Say("JSON 在第 {0} 个字节处有误", "the JSON is wrong at byte {0} ({1})", position, fault.what()));
  }

  Result<Value> Taken() && {
    if (fault_) return Fail(ErrorCode::kSyntax, std::move(*fault_));
    return std::move(result_);
  }

 private:
  struct Container {
    bool is_map = false;
    std::string key;
    List list;
    Map map;
  };

  static Message IntegerTooLarge(const std::string& text) {
    const std::string shown = text.substr(0, 40);
    return Say("JSON 中的整数 {} 超出 64 位范围", "the integer {} in the JSON does not fit 64 bits", shown);
  }

  bool Refuse(Message message) {
    if (!fault_) fault_ = std::move(message);
    return false;
  }

  bool Open(bool is_map) {
    if (open_.size() >= kDeepest) {
      return Refuse(Say("JSON 嵌套超过 {} 层", "the JSON is nested more than {} levels deep", kDeepest));
    }
    open_.emplace_back().is_map = is_map;
    return true;
  }

  bool Close() {
    Container closed = std::move(open_.back());
    open_.pop_back();
    return Add(closed.is_map ? Value(std::move(closed.map)) : Value(std::move(closed.list)));
  }

  bool Add(Value value) {
    if (open_.empty()) {
      result_ = std::move(value);
    } else if (open_.back().is_map) {
      open_.back().map.insert_or_assign(std::move(open_.back().key), std::move(value));
    } else {
      open_.back().list.push_back(std::move(value));
    }
    return true;
  }

  std::vector<Container> open_;
  Value result_;
  std::optional<Message> fault_;
};

}  // namespace

std::string ToJson(const Value& value) {
  std::string out;
  WriteValue(out, value, 0);
  return out;
}

Result<Value> FromJson(std::string_view text) {
  ValueBuilder builder;
  try {
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  } catch (const std::exception& fault) {
    return Fail(ErrorCode::kSyntax, Say("无法读取 JSON：{}", "the JSON cannot be read: {}", fault.what()));
  }
  return std::move(builder).Taken();
}

std::string ToJsonObject(const std::vector<std::pair<std::string, Value>>& members) {
  std::string out;
  JsonWriter writer(out);
  writer.OpenObject();
  for (const auto& [key, value] : members) writer.Member(key, value);
  writer.CloseObject();
  return out;
}

void JsonWriter::Open(char bracket) {
  Part();
  out_.push_back(bracket);
  first_ = true;
}

void JsonWriter::Close(char bracket) {
  out_.push_back(bracket);
  first_ = false;
}

void JsonWriter::Part() {
  if (!first_) out_.push_back(',');
  first_ = false;
}

void JsonWriter::Key(std::string_view name) {
  Part();
  WriteString(out_, name);
  out_.push_back(':');
  first_ = true;
}

void JsonWriter::Add(const Value& value) {
  Part();
  WriteValue(out_, value, 1);
}

void JsonWriter::Add(std::string_view text) {
  Part();
  WriteString(out_, text);
}

void JsonWriter::Add(std::int64_t number) {
  Part();
  WriteNumber(out_, number);
}

void JsonWriter::Add(double number) {
  Part();
  WriteFloat(out_, number);
}

void JsonWriter::Add(bool truth) {
  Part();
  out_ += truth ? "true" : "false";
}

}  // namespace jitu::graph
