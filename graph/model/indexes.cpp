#include "graph/model/indexes.h"

#include <algorithm>
#include <unordered_set>

#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::graph {
namespace {

/// A run of letters longer than this is cut, in what is indexed and in what is asked alike.
constexpr std::size_t kLongestTerm = 64;

/// Collects terms of a text that is a name key already.
class TermCollector {
 public:
  void Read(std::string_view key) {
    std::size_t run_start = 0;
    std::string_view last_han;
    bool paired = false;
    for (std::size_t place = 0; place < key.size();) {
      const text::CodePoint point = text::At(key, place);
      const std::string_view character = key.substr(place, point.bytes);
      if (text::IsHan(point.value)) {
        AddRun(key.substr(run_start, place - run_start));
        if (!last_han.empty()) Add(key.substr(place - last_han.size(), last_han.size() + character.size()));
        paired = !last_han.empty();
        last_han = character;
        run_start = place + point.bytes;
      } else {
        if (!last_han.empty() && !paired) Add(last_han);
        last_han = {};
        paired = false;
      }
      place += point.bytes;
    }
    if (!last_han.empty() && !paired) Add(last_han);
    AddRun(key.substr(run_start));
  }

  std::vector<std::string> Taken() && { return std::move(terms_); }

 private:
  void AddRun(std::string_view run) {
    if (!run.empty()) Add(run.substr(0, kLongestTerm));
  }

  void Add(std::string_view term) {
    std::string owned(term);
    if (seen_.insert(owned).second) terms_.push_back(std::move(owned));
  }

  std::vector<std::string> terms_;
  std::unordered_set<std::string> seen_;
};

void AppendEntries(const IndexDefinition& definition, IndexId index, const Value& value,
                   std::vector<Indexes::Entry>& entries) {
  if (value.IsNull()) return;
  if (definition.kind == model::IndexKind::kOrdered) {
    entries.push_back({index, EncodeOrdered(value)});
    return;
  }
  const std::string* text = value.AsString();
  if (text == nullptr) return;
  for (std::string& term : TextTerms(*text)) entries.push_back({index, std::move(term)});
}

}  // namespace

Indexes Indexes::Of(const model::GraphSchema& schema, const Tokens& tokens) {
  Indexes indexes;
  for (const model::LabelDefinition& label : schema.labels) {
    const auto label_id = tokens.FindLabel(label.name);
    for (const model::PropertyDefinition& property : label.properties) {
      const auto property_id = tokens.FindProperty(property.name);
      if (property.index == model::IndexKind::kNone || !label_id || !property_id) continue;
      indexes.definitions_.push_back({*label_id, *property_id, property.index});
    }
  }
  return indexes;
}

std::optional<IndexId> Indexes::Find(LabelId label, PropertyId property, model::IndexKind kind) const {
  for (std::size_t i = 0; i < definitions_.size(); ++i) {
    const IndexDefinition& definition = definitions_[i];
    if (definition.label == label && definition.property == property && definition.kind == kind) {
      return static_cast<IndexId>(i);
    }
  }
  return std::nullopt;
}

std::vector<Indexes::Entry> Indexes::EntriesOf(const std::vector<LabelId>& labels, const Properties& properties) const {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < definitions_.size(); ++i) {
    const IndexDefinition& definition = definitions_[i];
    if (std::find(labels.begin(), labels.end(), definition.label) == labels.end()) continue;
    const Value* value = graph::Find(properties, definition.property);
    if (value == nullptr) continue;
    const auto index = static_cast<IndexId>(i);
    if (const List* list = value->AsList()) {
      for (const Value& element : *list) AppendEntries(definition, index, element, entries);
    } else {
      AppendEntries(definition, index, *value, entries);
    }
  }
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  return entries;
}

std::vector<std::string> TextTerms(std::string_view text) {
  TermCollector collector;
  collector.Read(text::NameKey(text));
  return std::move(collector).Taken();
}

}  // namespace jitu::graph
