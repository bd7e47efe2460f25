/// Any bytes to the parser and the binder: an answer or an error with its place, and never a crash.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "query/binder/binder.h"
#include "query/language/parser.h"

namespace {

class NoProcedures : public jitu::query::ProcedureCatalog {
 public:
  const jitu::query::ProcedureSignature* Find(std::string_view name) const override {
    static const jitu::query::ProcedureSignature kOutcomes{
        "trace.outcomes", {{"of"}}, {{"node", jitu::query::TypeSet::kNode}}};
    static const jitu::query::ProcedureSignature kSpendings{
        "trace.spendings", {{"of"}}, {{"node", jitu::query::TypeSet::kNode}}};
    return name == "trace.outcomes" ? &kOutcomes : name == "trace.spendings" ? &kSpendings : nullptr;
  }
};

void CheckError(const jitu::Error& error) {
  if (error.message.zh.empty() || error.message.en.empty()) std::abort();
  const bool has_place = error.where.find('^') != std::string::npos;
  const bool needs_place = error.code == jitu::ErrorCode::kSyntax || error.code == jitu::ErrorCode::kSemantic;
  if (needs_place && !has_place) std::abort();
  if (error.code == jitu::ErrorCode::kInternal) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parsed = jitu::query::Parse(text);
  if (!parsed) {
    CheckError(parsed.error());
    return 0;
  }
  const auto bound = jitu::query::Bind(parsed.value(), text, jitu::graph::Tokens(), NoProcedures());
  if (!bound) CheckError(bound.error());
  return 0;
}
