/// Policies: titles in 《》 and document numbers.
#include "ingest/names/finder.h"

namespace jitu::ingest {

void FindPolicyTitles(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    std::size_t at = line.span.start;
    while (at < line.span.end) {
      if (CodePointAt(context.text, at) != U'《') {
        at = NextOffset(context.text, at);
        continue;
      }
      const std::size_t after = AfterClosing(context.text, at);
      const std::size_t inside = NextOffset(context.text, at);
      if (after == std::string_view::npos || after > line.span.end || after - inside < 9) {
        at = inside;
        continue;
      }
      const ByteSpan span{static_cast<std::uint32_t>(inside),
                          static_cast<std::uint32_t>(PreviousOffset(context.text, after))};
      found.push_back({span, "Policy", "title_in_brackets", 0.95, {}, {}});
      at = after;
    }
  }
}

void FindDocumentNumbers(const NameContext& context, std::vector<Candidate>& found) {
  for (const DocumentNumber& number : context.quantities.document_numbers) {
    found.push_back({number.span, "Policy", "document_number", 0.95, number.canonical, {}});
  }
}

}  // namespace jitu::ingest
