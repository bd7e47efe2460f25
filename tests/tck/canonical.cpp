#include "tests/tck/canonical.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <vector>

namespace jitu::tck {
namespace {

std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

std::string FloatText(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Inf" : "-Inf";
  char text[40];
  std::snprintf(text, sizeof text, "%.17gf", number == 0 ? 0.0 : number);
  return text;
}

std::string ListText(std::vector<std::string> elements, ListOrder order) {
  if (order == ListOrder::kIgnored) std::sort(elements.begin(), elements.end());
  std::string text = "[";
  for (const std::string& element : elements) text += (text.size() > 1 ? ", " : "") + element;
  return text + "]";
}

std::string MapText(const std::map<std::string, std::string>& members) {
  std::string text = "{";
  for (const auto& [key, value] : members) {
    if (text.size() > 1) text += ", ";
    text.append(key).append(": ").append(value);
  }
  return text + "}";
}

std::string ElementText(char open, char close, std::vector<std::string> labels,
                        const std::map<std::string, std::string>& properties) {
  std::sort(labels.begin(), labels.end());
  std::string text(1, open);
  for (const std::string& label : labels) text.append(":").append(label);
  if (!properties.empty()) text.append(labels.empty() ? "" : " ").append(MapText(properties));
  return text + close;
}

class Reader {
 public:
  Reader(std::string_view text, ListOrder order) : text_(text), order_(order) {}

  std::optional<std::string> Read() {
    std::string value = Value();
    Blanks();
    if (bad_ || at_ != text_.size()) return std::nullopt;
    return value;
  }

 private:
  void Blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
  }
  bool Take(std::string_view symbol) {
    Blanks();
    if (text_.substr(at_, symbol.size()) != symbol) return false;
    at_ += symbol.size();
    return true;
  }
  std::string Expect(std::string_view symbol) {
    bad_ = bad_ || !Take(symbol);
    return std::string(symbol);
  }
  char Next() {
    Blanks();
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  std::string Value() {
    if (bad_) return "";
    const char next = Next();
    if (next == '\'') return String();
    if (next == '{') return MapText(Map());
    if (next == '(') return Node();
    if (next == '<') return Path();
    if (next == '[' && text_.substr(at_, 2) == "[:") return Relationship();
    return next == '[' ? List() : Word();
  }

  std::string String() {
    std::string text;
    for (++at_; at_ < text_.size() && text_[at_] != '\''; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      text += text_[at_];
    }
    Expect("'");
    return Quoted(text);
  }

  std::string Name() {
    Blanks();
    const std::size_t from = at_;
    while (at_ < text_.size() && std::string_view(" :,{}()[]").find(text_[at_]) == std::string_view::npos) ++at_;
    bad_ = bad_ || from == at_;
    return std::string(text_.substr(from, at_ - from));
  }

  std::string Word() {
    const std::string word = Name();
    if (word == "null" || word == "true" || word == "false") return word;
    if (word == "NaN") return FloatText(std::nan(""));
    if (word == "Inf" || word == "-Inf") return word;
    char* end = nullptr;
    const double number = std::strtod(word.c_str(), &end);
    bad_ = bad_ || word.empty() || *end != '\0';
    return word.find_first_of(".eE") == std::string::npos ? word : FloatText(number);
  }

  std::string List() {
    Expect("[");
    std::vector<std::string> elements;
    while (!bad_ && !Take("]")) {
      if (!elements.empty()) Expect(",");
      elements.push_back(Value());
    }
    return ListText(std::move(elements), order_);
  }

  std::map<std::string, std::string> Map() {
    Expect("{");
    std::map<std::string, std::string> members;
    while (!bad_ && !Take("}")) {
      if (!members.empty()) Expect(",");
      std::string key = Name();
      Expect(":");
      members.emplace(std::move(key), Value());
    }
    return members;
  }

  std::string Element(char open, char close) {
    Expect(std::string(1, open));
    std::vector<std::string> labels;
    while (Take(":")) labels.push_back(Name());
    std::map<std::string, std::string> properties;
    if (Next() == '{') properties = Map();
    Expect(std::string(1, close));
    return ElementText(open, close, std::move(labels), properties);
  }
  std::string Node() { return Element('(', ')'); }
  std::string Relationship() { return Element('[', ']'); }

  std::string Path() {
    Expect("<");
    std::string path = "<" + Node();
    while (!bad_ && !Take(">")) {
      const bool left = Take("<-");
      if (!left) Expect("-");
      path += (left ? "<-" : "-") + Relationship();
      path += Expect(left ? "-" : "->");
      path += Node();
    }
    return path + ">";
  }

  std::string_view text_;
  ListOrder order_;
  std::size_t at_ = 0;
  bool bad_ = false;
};

class Printer {
 public:
  Printer(const graph::Store& store, const graph::Snapshot& at, ListOrder order)
      : store_(store), at_(at), tokens_(store.tokens(at)), order_(order) {}

  std::string Text(const graph::Value& value) const {
    if (value.IsNull()) return "null";
    if (const bool* truth = value.AsBoolean()) return *truth ? "true" : "false";
    if (const auto* integer = value.AsInteger()) return std::to_string(*integer);
    if (const double* number = value.AsFloat()) return FloatText(*number);
    if (const std::string* text = value.AsString()) return Quoted(*text);
    if (const auto* point = value.AsTemporal()) return Quoted(graph::ToText(*point));
    if (const auto* duration = value.AsDuration()) return Quoted(graph::ToText(*duration));
    if (const graph::List* list = value.AsList()) {
      std::vector<std::string> elements;
      for (const graph::Value& element : *list) elements.push_back(Text(element));
      return ListText(std::move(elements), order_);
    }
    if (const graph::Map* map = value.AsMap()) {
      std::map<std::string, std::string> members;
      for (const auto& [key, member] : *map) members.emplace(key, Text(member));
      return MapText(members);
    }
    if (const NodeId* node = value.AsNode()) return Node(*node);
    if (const graph::RelationshipKey* key = value.AsRelationship()) return Relationship(*key);
    return value.AsPath() ? Path(*value.AsPath()) : "?";
  }

 private:
  std::map<std::string, std::string> Printed(const graph::Properties& properties) const {
    std::map<std::string, std::string> printed;
    for (const auto& [key, value] : properties) printed.emplace(tokens_.Name(key), Text(value));
    return printed;
  }

  std::string Node(NodeId id) const {
    graph::Projection whole;
    whole.labels = whole.all_properties = true;
    std::string text = "(deleted)";
    const auto done = store_.nodes(at_, {&id, 1}, whole, [&](const graph::NodeBlock& block) {
      std::vector<std::string> labels;
      for (const LabelId label : block.labels[0]) labels.push_back(tokens_.Name(label));
      text = ElementText('(', ')', std::move(labels), Printed(block.all_properties[0]));
      return true;
    });
    return done ? text : done.error().message.en;
  }

  std::string Relationship(const graph::RelationshipKey& key) const {
    const auto properties = store_.relationships(at_, {&key, 1});
    const bool there = properties && properties.value()[0];
    return ElementText('[', ']', {tokens_.Name(key.type)},
                       there ? Printed(*properties.value()[0]) : std::map<std::string, std::string>());
  }

  std::string Path(const graph::Path& path) const {
    std::string text = "<" + Node(path.nodes[0]);
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
      const bool forward = path.relationships[i].from == path.nodes[i];
      text.append(forward ? "-" : "<-").append(Relationship(path.relationships[i])).append(forward ? "->" : "-");
      text += Node(path.nodes[i + 1]);
    }
    return text + ">";
  }

  const graph::Store& store_;
  const graph::Snapshot& at_;
  graph::Tokens tokens_;
  ListOrder order_;
};

}  // namespace

std::optional<std::string> CanonicalOf(std::string_view expected, ListOrder order) {
  return Reader(expected, order).Read();
}

std::string CanonicalOf(const graph::Value& value, const graph::Store& store, const graph::Snapshot& at,
                        ListOrder order) {
  return Printer(store, at, order).Text(value);
}

}  // namespace jitu::tck
