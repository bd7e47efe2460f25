#include <catch2/catch.hpp>

#include "ingest/quantities/quantity.h"
#include "schema/text/normalise.h"

using namespace jitu;
using namespace jitu::ingest;

namespace {

std::vector<std::string> Numbers(const std::string& source) {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog.has_value());
  static const QuantityRecogniser recogniser(*catalog);
  std::vector<std::string> numbers;
  for (const DocumentNumber& number : recogniser.Recognise(text::ForReadingOnly(source)).document_numbers) {
    numbers.push_back(number.canonical);
  }
  return numbers;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("Document numbers have one form, whatever brackets they were written with") {
  CHECK(Numbers("按照湘财绩〔2023〕7号要求") == Strings{"湘财绩〔2023〕7号"});
  CHECK(Numbers("根据浙文旅[2021]15号、甬文广【2020】3号文件") == Strings{"浙文旅〔2021〕15号", "甬文广〔2020〕3号"});
  CHECK(Numbers("依据沪文规（2024）2号") == Strings{"沪文规〔2024〕2号"});
  CHECK(Numbers("和川文旅发﹝2022﹞ 25 号印发") == Strings{"川文旅发〔2022〕25号"});
}

TEST_CASE("Damaged document numbers are read as far as they can be told") {
  CHECK(Numbers("按照川财社〔2020165号执行") == Strings{"川财社〔2020〕165号"});
  CHECK(Numbers("根据皖财教〔20201535号下达") == Strings{"皖财教〔2020〕1535号"});
}

TEST_CASE("Years in brackets and numbers of houses are no document numbers") {
  CHECK(Numbers("行动计划（2023）已完成").empty());
  CHECK(Numbers("三年计划（2023—2025年）").empty());
  CHECK(Numbers("文化路（2023）5号楼").empty());
  CHECK(Numbers("统计表[12]号").empty());
}

TEST_CASE("A document number is no value") {
  static const auto catalog = model::Catalog::Load();
  const auto found = QuantityRecogniser(*catalog).Recognise("根据湘财绩〔2023〕7号下达5万元");
  REQUIRE(found.quantities.size() == 2);
  CHECK(found.quantities[0].role == Quantity::Role::kDocumentNumber);
  CHECK(found.quantities[1].Fen() == 5000000);
}

TEST_CASE("A document number run together with an amount is cut where the text names the amount elsewhere") {
  const std::string fused = "下达资金3600万元。根据财建〔20213173600万元文件";
  CHECK(Numbers(fused) == Strings{"财建〔2021〕317号"});
  CHECK(Numbers("根据财建〔2021〕3173600万元文件,下达3600万元") == Strings{"财建〔2021〕317号"});
  CHECK(Numbers("根据财建〔20213173600万元文件") == Strings{"财建〔2021〕号"});
}
