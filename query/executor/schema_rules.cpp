#include "query/executor/schema_rules.h"

#include <algorithm>

#include "query/functions/arithmetic.h"
#include "query/language/statement_error.h"

namespace jitu::query {
namespace {

using graph::Value;
using model::PropertyType;

bool Fits(const Value& value, PropertyType type) {
  switch (type) {
    case PropertyType::kString:
      return value.AsString() != nullptr;
    case PropertyType::kInteger:
      return value.AsInteger() != nullptr;
    case PropertyType::kFloat:
      return value.AsFloat() != nullptr || value.AsInteger() != nullptr;
    case PropertyType::kBoolean:
      return value.AsBoolean() != nullptr;
    case PropertyType::kStringList:
      break;
  }
  const graph::List* list = value.AsList();
  return list != nullptr &&
         std::all_of(list->begin(), list->end(), [](const Value& element) { return element.AsString() != nullptr; });
}

Message NameOf(PropertyType type) {
  switch (type) {
    case PropertyType::kString:
      return {"字符串", "a string"};
    case PropertyType::kInteger:
      return {"整数", "an integer"};
    case PropertyType::kFloat:
      return {"数", "a number"};
    case PropertyType::kBoolean:
      return {"布尔值", "a boolean"};
    case PropertyType::kStringList:
      break;
  }
  return {"字符串的列表", "a list of strings"};
}

Result<void> Check(const std::vector<model::PropertyDefinition>& definitions, const std::string& owner,
                   const graph::Properties& properties, const graph::Tokens& tokens) {
  for (const auto& [key, value] : properties) {
    const std::string& name = tokens.Name(key);
    const auto known = std::find_if(definitions.begin(), definitions.end(),
                                    [&](const model::PropertyDefinition& one) { return one.name == name; });
    if (known == definitions.end() || Fits(value, known->type)) continue;
    const Message wanted = NameOf(known->type);
    const Message found = TypeName(value);
    return NamedFault(
        "ConstraintVerificationFailed: InvalidPropertyType",
        Message{Say("{} 的属性 {} 应为{}，却是{}", "", owner, name, wanted.zh, found.zh).zh,
                Say("", "{1} of {0} is {2} by the schema: found {3}", owner, name, wanted.en, found.en).en});
  }
  return {};
}

bool HasSource(const model::RelationshipDefinition& definition) {
  return std::any_of(definition.properties.begin(), definition.properties.end(),
                     [](const model::PropertyDefinition& one) { return one.name == "source"; });
}

}  // namespace

Result<void> ObeySchema(const model::GraphSchema& schema, const graph::Tokens& tokens, graph::WriteBatch& batch) {
  for (const graph::WriteBatch::Node& node : batch.nodes) {
    for (const LabelId label : node.labels) {
      const model::LabelDefinition* definition = schema.FindLabel(tokens.Name(label));
      if (definition == nullptr) continue;
      JITU_CHECK_OK(Check(definition->properties, definition->name, node.properties, tokens));
    }
  }
  const auto source = tokens.FindProperty("source");
  for (graph::WriteBatch::Relationship& one : batch.relationships) {
    const model::RelationshipDefinition* definition = schema.FindRelationship(tokens.Name(one.key.type));
    if (definition == nullptr) continue;
    JITU_CHECK_OK(Check(definition->properties, definition->name, one.properties, tokens));
    if (!source || !HasSource(*definition) || graph::Find(one.properties, *source) != nullptr) continue;
    graph::Set(one.properties, *source, Value(kWrittenByPerson));
  }
  return {};
}

}  // namespace jitu::query
