#include "schema/text/credit_code.h"

#include <catch2/catch.hpp>
#include <string>

namespace jitu::text {

TEST_CASE("the standard's own example is a credit code, and no single slip of it is") {
  const std::string code = "91350100M000100Y43";  // GB 32100-2015, annex
  CHECK(IsSocialCreditCode(code));
  for (std::size_t at = 0; at < code.size(); ++at) {
    for (const char other : std::string("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
      if (other == code[at]) continue;
      std::string slip = code;
      slip[at] = other;
      INFO(slip);
      CHECK_FALSE(IsSocialCreditCode(slip));
    }
  }
}

TEST_CASE("other lengths and letters are no credit codes") {
  CHECK_FALSE(IsSocialCreditCode(""));
  CHECK_FALSE(IsSocialCreditCode("91350100M000100Y4"));
  CHECK_FALSE(IsSocialCreditCode("91350100M000100Y433"));
  CHECK_FALSE(IsSocialCreditCode("9135O100M000100Y43"));
}

}  // namespace jitu::text
