#include "query/language/fault_name.h"

#include <string_view>

namespace jitu::query {
namespace {

struct TypeOfDetail {
  std::string_view detail;
  std::string_view type;
};

// Details that mean one type wherever they come up; all others are SyntaxError.
constexpr TypeOfDetail kTypes[] = {
    {"DeleteConnectedNode", "ConstraintVerificationFailed"},
    {"DeletedEntityAccess", "EntityNotFound"},
    {"InvalidArgumentValue", "TypeError"},
    {"InvalidPropertyType", "TypeError"},
    {"ListElementAccessByNonInteger", "TypeError"},
    {"MapElementAccessByNonString", "TypeError"},
    {"MergeReadOwnWrites", "SemanticError"},
    {"MissingParameter", "ParameterMissing"},
    {"NumberOutOfRange", "ArgumentError"},
    {"ProcedureNotFound", "ProcedureError"},
};

std::string_view TypeOf(std::string_view detail) {
  for (const TypeOfDetail& entry : kTypes) {
    if (entry.detail == detail) return entry.type;
  }
  return "SyntaxError";
}

}  // namespace

FaultName FaultNameOf(const Error& error) {
  FaultName name;
  name.at_compile_time = error.code == ErrorCode::kSyntax || error.code == ErrorCode::kSemantic;
  const std::string_view line = std::string_view(error.where).substr(0, error.where.find('\n'));
  if (const std::size_t open = line.find('('); open != std::string_view::npos && line.back() == ')') {
    std::string_view inside = line.substr(open + 1, line.size() - open - 2);
    if (const std::size_t colon = inside.find(": "); colon != std::string_view::npos) {
      name.type = std::string(inside.substr(0, colon));
      inside.remove_prefix(colon + 2);
    }
    name.detail = std::string(inside);
  }
  if (name.type.empty()) name.type = std::string(TypeOf(name.detail));
  return name;
}

}  // namespace jitu::query
