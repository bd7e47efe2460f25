#include "ingest/readers/format.h"
#include "schema/text/encoding.h"

namespace jitu::ingest {
namespace {

bool MatchesPlainText(std::string_view, std::string_view) { return true; }

Result<Layout> ReadPlainText(std::string_view bytes, const ReadLimits&) {
  JITU_TRY(text::Decoded decoded, text::Decode(bytes));
  Layout layout;
  layout.text = std::move(decoded.text);
  layout.encoding = std::move(decoded.encoding);
  return layout;
}

}  // namespace

const Format kPlainText{"plain text", ".txt .text ", MatchesPlainText, ReadPlainText};

}  // namespace jitu::ingest
