/// Any bytes as a file of curated facts: every line becomes a fact or is named as bad, and what was taken reads again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "ingest/load/claims.h"
#include "ingest/load/curated_file.h"
#include "schema/base/ids.h"

namespace {

using namespace jitu;

const model::Catalog& Catalog() {
  static const auto catalog = model::Catalog::Load();
  if (!catalog) std::abort();
  return *catalog;
}

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ingest::Document document;
  document.path = "facts.jsonl";
  document.source.assign(reinterpret_cast<const char*>(data), size);
  document.sha256 = Sha256Hex(document.source);
  document.source_index = text::CodePointIndex(document.source);
  const ingest::CuratedFacts facts = ingest::ReadCurated(document, Catalog());
  static const graph::Tokens tokens = graph::Tokens::Of(Catalog().graph());
  for (const ingest::ReportFacts& report : facts.reports) {
    Require(!report.unit.empty() && !report.source.empty());
    const auto again = ingest::FromJsonLines(ingest::ToJsonLines(report));
    Require(again.has_value());
    Require(ingest::ToJsonLines(*again) == ingest::ToJsonLines(report));
    ingest::ClaimsOf({{report.sha256, {report, {document.path}}}}, tokens);
  }
  return 0;
}
