#include "schema/text/dictionary_words.h"

#include <catch2/catch.hpp>
#include <string>

namespace jitu::text {

TEST_CASE("words of the language come whole, the characters of brands one by one") {
  using Words = std::vector<std::string_view>;
  CHECK(DictionaryWords("服务公司") == Words{"服务", "公司"});
  CHECK(DictionaryWords("恒睿物流") == Words{"恒", "睿", "物流"});
}

TEST_CASE("cut words are the text again, whatever its bytes") {
  for (const std::string& text :
       {std::string(), std::string("A型2023年度"), std::string("坏\xFF字节\xE4\xBD"), std::string("a\nb")}) {
    std::string joined;
    for (const std::string_view word : DictionaryWords(text)) joined += word;
    CHECK(joined == text);
  }
}

}  // namespace jitu::text
