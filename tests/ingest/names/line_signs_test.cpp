#include "ingest/names/line_signs.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace jitu;
using ingest::Sign;

namespace {

const model::Catalog& Built() {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog);
  return *catalog;
}

}  // namespace

TEST_CASE("A line has the signs of what stands in it and no others") {
  const ingest::LineSigns signs(Built());
  const std::vector<std::pair<std::string, std::vector<Sign>>> cases{
      {"委托岚山测绘有限公司承建", {Sign::kFirm, Sign::kBuilt}},
      {"园区荣获绿色园区称号", {Sign::kHonour}},
      {"举办第三届稻香节", {Sign::kEdition}},
      {"《岚山县水利规划》", {Sign::kTitle}},
      {"以下简称“岚测”", {Sign::kBrief, Sign::kQuote}},
      {"型号为QX-40(新)", {Sign::kModel, Sign::kCapital, Sign::kDigit, Sign::kBracket}},
  };
  constexpr Sign kAsked[] = {Sign::kFirm,  Sign::kBuilt, Sign::kHonour, Sign::kEdition, Sign::kTitle,  Sign::kBrief,
                             Sign::kQuote, Sign::kModel, Sign::kDigit,  Sign::kCapital, Sign::kBracket};
  for (const auto& [line, held] : cases) {
    const ingest::Signs found = signs.Of(line);
    for (const Sign sign : kAsked) {
      CAPTURE(line, static_cast<int>(sign));
      CHECK(found.Has(sign) == (std::find(held.begin(), held.end(), sign) != held.end()));
    }
  }
}

TEST_CASE("No word that a rule begins with is missed, wherever it stands") {
  const ingest::LineSigns signs(Built());
  const std::vector<std::pair<std::string, Sign>> lists{
      {"enterprise_suffix", Sign::kFirm},
      {"industry_word", Sign::kIndustry},
      {"project_suffix", Sign::kProject},
      {"selected_verb", Sign::kSelected},
      {"built_by", Sign::kBuilt},
      {"event_suffix", Sign::kEvent},
      {"honour_verb", Sign::kHonour},
      {"unit_suffix", Sign::kUnit},
      {"abbreviation_lead", Sign::kBrief},
      {"known_entity", Sign::kKnown},
      {"publisher_field", Sign::kPublisher},
  };
  for (const auto& [list, sign] : lists) {
    REQUIRE_FALSE(Built().Words(list).empty());
    for (const model::Term& term : Built().Words(list)) {
      CAPTURE(list, term.word);
      CHECK(signs.Of(term.word).Has(sign));
      CHECK(signs.Of("2023年" + term.word + "。").Has(sign));
    }
  }
  CHECK_FALSE(signs.Of("").Has(Sign::kFirm));
}
