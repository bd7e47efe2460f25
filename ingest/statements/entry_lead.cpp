#include "ingest/statements/entry_lead.h"

#include <algorithm>
#include <string_view>

#include "ingest/statements/item_words.h"

namespace jitu::ingest {
namespace {

/// 项目支出按用途分为六项: the words in front of the colon say that money is listed.
bool AnnouncesAmounts(const Reading& reading, const Passage& passage) {
  if (passage.clauses.empty() || passage.heading) return false;
  const bool opens = reading.In(passage.span).ends_with(':') || CodePointAt(reading.text, passage.span.end) == U':';
  if (!opens) return false;
  std::string_view text = reading.In(passage.span);
  // …支出609万元。具体如下: the sentence before says of what.
  constexpr std::size_t kBare = 24;  ///< bytes
  const bool refers = text.size() <= kBare && &passage != &reading.passages.front() &&
                      (&passage - 1)->block == passage.block && passage.block >= 0;
  if (refers) text = reading.In({(&passage - 1)->span.start, passage.span.end});
  constexpr std::string_view kMoney[] = {"支出", "资金", "经费", "拨款", "投入", "预算安排"};
  return std::any_of(std::begin(kMoney), std::end(kMoney),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

bool EntryLead::Enter(const Passage& passage) {
  if (!passage.marked || passage.section != section_ || AnnouncesAmounts(reading_, passage)) {
    among_amounts_ = AnnouncesAmounts(reading_, passage);
  }
  const bool entry =
      passage.block != block_ || passage.section != section_ || (passage.marked && !passage.ordinal_word);
  section_ = passage.section;
  if (passage.heading) {
    item_.clear();
    return false;
  }
  if (!entry) return false;
  block_ = passage.block;
  const bool more = &passage != &reading_.passages.back() && (&passage + 1)->block == passage.block &&
                    !(&passage + 1)->clauses.empty();
  item_ = ListedLead(reading_, passage, more ? &passage + 1 : nullptr);
  listed_ = passage.marked && !passage.ordinal_word && !passage.clauses.empty() &&
            !DropLead(reading_, passage.clauses.front().span, reading_.words.item_lead).empty();
  return !item_.empty();
}

}  // namespace jitu::ingest
