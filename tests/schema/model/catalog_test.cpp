#include "schema/model/catalog.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

using namespace jitu::model;

namespace {

const Catalog& BuiltIn() {
  static const auto kCatalog = Catalog::Load();
  if (!kCatalog) FAIL(kCatalog.error().where << ": " << kCatalog.error().message.en);
  return kCatalog.value();
}

std::vector<std::string> NamesOf(const std::vector<PropertyDefinition>& properties) {
  std::vector<std::string> names;
  for (const PropertyDefinition& property : properties) names.push_back(property.name);
  return names;
}

bool Has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool IsIndexed(const std::string& label, const std::string& name, IndexKind kind) {
  const auto& properties = BuiltIn().graph().FindLabel(label)->properties;
  return std::any_of(properties.begin(), properties.end(), [&](const PropertyDefinition& property) {
    return property.name == name && property.index == kind;
  });
}

std::string MeaningOf(const std::string& list, const std::string& word) {
  for (const Term& term : BuiltIn().Words(list)) {
    if (term.word == word) return term.meaning;
  }
  return "(not there)";
}

std::string UnitOf(const std::string& spelling) {
  for (const UnitSpelling& unit : BuiltIn().units()) {
    if (unit.spelling == spelling) return unit.factor + " " + unit.canonical;
  }
  return "(not there)";
}

}  // namespace

TEST_CASE("Every label of the contract is there, in its order, with its properties") {
  const std::vector<std::pair<std::string, std::vector<std::string>>> contract = {
      {"Unit", {"name", "aliases"}},
      {"Enterprise", {"name", "aliases"}},
      {"Project", {"name", "aliases"}},
      {"Product", {"name", "aliases"}},
      {"Policy", {"name", "aliases"}},
      {"Event", {"name", "aliases"}},
      {"Honour", {"name", "aliases"}},
      {"Place", {"name", "aliases"}},
      {"Fund", {"name"}},
      {"Spending",
       {"name", "fiscalYear", "amountFen", "basis", "raw", "budgetFen", "finalBudgetFen", "arrivedFen", "actualFen"}},
      {"Outcome", {"text", "fiscalYear"}},
      {"Indicator", {"name", "unit"}},
      {"Observation", {"value", "unit", "role", "lower", "upper", "growthPercent", "fiscalYear", "raw", "amountFen"}},
      {"Report", {"title", "fiscalYear", "path", "sha256"}},
      {"Passage", {"quote", "section", "start", "end"}},
      {"Finding", {"kind", "message"}},
  };
  const auto& labels = BuiltIn().graph().labels;
  REQUIRE(labels.size() >= contract.size());
  for (std::size_t i = 0; i < contract.size(); ++i) {
    CHECK(labels[i].name == contract[i].first);
    for (const std::string& property : contract[i].second) {
      INFO(labels[i].name << "." << property);
      CHECK(Has(NamesOf(labels[i].properties), property));
    }
    CHECK(labels[i].entity == (i < 8));
    CHECK_FALSE(labels[i].about.zh.empty());
    CHECK_FALSE(labels[i].about.en.empty());
  }
}

TEST_CASE("Every relationship of the contract is there, with its ends and properties") {
  struct Expected {
    std::string name;
    std::vector<std::string> from, to, properties;
  };
  const std::vector<Expected> contract = {
      {"PUBLISHED", {"Unit"}, {"Report"}, {}},
      {"SUPERVISED_BY", {"Unit"}, {"Unit"}, {}},
      {"SPENT", {"Unit"}, {"Spending"}, {}},
      {"PART_OF", {"Spending"}, {"Spending"}, {"exact"}},
      {"FROM_FUND", {"Spending"}, {"Fund"}, {}},
      {"SUPPORTS", {"Spending"}, {"Outcome"}, {"mode", "confidence"}},
      {"CLAIMS", {"Unit"}, {"Outcome"}, {}},
      {"SAME_AS", {"Outcome"}, {"Outcome"}, {"confidence"}},
      {"INVOLVES", {"Outcome"}, {"Unit", "Enterprise", "Project", "Product", "Policy", "Event", "Honour", "Place"}, {}},
      {"MEASURED_BY", {"Outcome"}, {"Observation"}, {}},
      {"OF", {"Observation"}, {"Indicator"}, {}},
      {"REPORTED", {"Unit"}, {"Observation"}, {}},
      {"EVIDENCED_BY",
       {"Spending", "Outcome", "Observation", "Unit", "Enterprise", "Project", "Product", "Policy", "Event", "Honour",
        "Place"},
       {"Passage"},
       {}},
      {"IN", {"Passage"}, {"Report"}, {}},
      {"ABOUT", {"Finding"}, {}, {}},
  };
  const auto& types = BuiltIn().graph().relationships;
  REQUIRE(types.size() >= contract.size());
  for (std::size_t i = 0; i < contract.size(); ++i) {
    INFO(contract[i].name);
    CHECK(types[i].name == contract[i].name);
    for (const std::string& label : contract[i].from) CHECK(Has(types[i].from, label));
    CHECK(types[i].to == contract[i].to);
    for (const std::string& property : contract[i].properties) CHECK(Has(NamesOf(types[i].properties), property));
    CHECK_FALSE(types[i].about.zh.empty());
  }
  CHECK(BuiltIn().graph().FindRelationship("SUPPORTS") == &types[5]);
  CHECK(BuiltIn().graph().FindRelationship("NONE") == nullptr);
  CHECK(BuiltIn().graph().FindLabel("NONE") == nullptr);
}

TEST_CASE("Money is declared as an integer") {
  for (const LabelDefinition& label : BuiltIn().graph().labels) {
    for (const PropertyDefinition& property : label.properties) {
      if (property.name.ends_with("Fen")) CHECK(property.type == PropertyType::kInteger);
    }
  }
}

TEST_CASE("What is looked up is indexed") {
  for (const std::string label : {"Unit", "Enterprise", "Project", "Product", "Policy", "Event", "Honour", "Place"}) {
    for (const std::string property : {"name", "aliases", "keys"}) {
      CHECK(IsIndexed(label, property, IndexKind::kOrdered));
    }
  }
  for (const std::string label : {"Fund", "Spending", "Indicator"})
    CHECK(IsIndexed(label, "name", IndexKind::kOrdered));
  CHECK(IsIndexed("Spending", "name", IndexKind::kText));
  CHECK(IsIndexed("Outcome", "text", IndexKind::kOrdered));
  CHECK(IsIndexed("Outcome", "text", IndexKind::kText));
  CHECK(IsIndexed("Passage", "quote", IndexKind::kText));
  for (const std::string property : {"path", "sha256", "title"})
    CHECK(IsIndexed("Report", property, IndexKind::kOrdered));
}

TEST_CASE("Units lead to the contract's names with exact factors") {
  const std::map<std::string, std::string> cases = {
      {"%", "1 percent"},
      {"‰", "1 permille"},
      {"个百分点", "1 percentage_point"},
      {"米", "1 metre"},
      {"公里", "1 kilometre"},
      {"平方米", "1 square_metre"},
      {"m2", "1 square_metre"},
      {"平米", "1 square_metre"},
      {"平方公里", "1 square_kilometre"},
      {"公顷", "1 hectare"},
      {"亩", "1 mu"},
      {"立方米", "1 cubic_metre"},
      {"公斤", "1 kilogram"},
      {"斤", "0.5 kilogram"},
      {"吨", "1 tonne"},
      {"千瓦", "1 kilowatt"},
      {"kW", "1 kilowatt"},
      {"兆瓦", "1 megawatt"},
      {"千瓦时", "1 kilowatt_hour"},
      {"厘米", "0.01 metre"},
  };
  for (const auto& [spelling, unit] : cases) CHECK(UnitOf(spelling) == unit);
  for (const std::string word : {"个", "家", "架", "人", "人次", "户", "台", "套", "座", "条", "处", "项", "次", "场",
                                 "期", "份", "张", "头", "只"}) {
    CHECK(UnitOf(word) == "1 " + word);
  }
  const auto& units = BuiltIn().units();
  CHECK(std::is_sorted(units.begin(), units.end(),
                       [](const auto& a, const auto& b) { return a.spelling.size() > b.spelling.size(); }));
}

TEST_CASE("The four books of the budget law are there with their spellings") {
  const auto& books = BuiltIn().budget_books();
  REQUIRE(books.size() == 4);
  CHECK(books[0].name == "一般公共预算");
  CHECK(books[1].name == "政府性基金预算");
  CHECK(books[2].name == "国有资本经营预算");
  CHECK(books[3].name == "社会保险基金预算");
  for (const BudgetBook& book : books) CHECK(Has(book.spellings, book.name));
  CHECK(MeaningOf("budget_book", "政府性基金") == "政府性基金预算");
}

TEST_CASE("The indicator classes have their second level") {
  std::vector<std::string> names;
  for (const IndicatorClass& each : BuiltIn().indicator_classes()) names.push_back(each.first + "/" + each.second);
  for (const std::string name :
       {"产出指标/数量指标", "产出指标/质量指标", "产出指标/时效指标", "产出指标/成本指标", "效益指标/经济效益指标",
        "效益指标/社会效益指标", "效益指标/生态效益指标", "效益指标/可持续影响指标", "满意度指标/服务对象满意度指标",
        "成本指标/经济成本指标", "成本指标/社会成本指标", "成本指标/生态环境成本指标"}) {
    CHECK(Has(names, name));
  }
}

TEST_CASE("Known entities and look-alikes carry their source") {
  for (const KnownEntity& entity : BuiltIn().known_entities()) CHECK_FALSE(entity.source.empty());
  for (const KnownDifferent& pair : BuiltIn().known_different()) CHECK_FALSE(pair.source.empty());
  CHECK(MeaningOf("known_entity", "331厂") == "中国航发南方工业有限公司");
  CHECK(MeaningOf("known_entity", "608所") == "中国航发湖南动力机械研究所");
}

TEST_CASE("Word lists say what their words mean, longest word first") {
  CHECK(MeaningOf("section", "职能职责") == "duties");
  CHECK(MeaningOf("section", "下一步") == "plans");
  CHECK(MeaningOf("section", "名词解释") == "glossary");
  CHECK(MeaningOf("section", "绩效目标") == "goals");
  CHECK(MeaningOf("section", "专项资金支出绩效") == "item_results");
  CHECK(MeaningOf("section", "存在的问题") == "problems");
  CHECK(MeaningOf("total", "财政拨款收入") == "收入");
  CHECK(MeaningOf("bound.before", "不低于") == "at_least");
  CHECK(MeaningOf("bound.after", "左右") == "about");
  CHECK(MeaningOf("growth", "下降") == "down");
  CHECK(MeaningOf("plan", "力争").empty());
  CHECK(BuiltIn().Words("no such list").empty());
  const auto& words = BuiltIn().Words("section");
  CHECK(std::is_sorted(words.begin(), words.end(),
                       [](const Term& a, const Term& b) { return a.word.size() > b.word.size(); }));
}

TEST_CASE("The description names every label and relationship in both languages") {
  for (const bool chinese : {true, false}) {
    const std::string text = BuiltIn().Describe(chinese);
    for (const auto& label : BuiltIn().graph().labels) CHECK(text.find("\n  " + label.name) != std::string::npos);
    for (const auto& type : BuiltIn().graph().relationships)
      CHECK(text.find("[:" + type.name + "]") != std::string::npos);
    CHECK(text.find(chinese ? "节点标签" : "Node labels") != std::string::npos);
  }
}

TEST_CASE("Loading twice gives the same fingerprint") {
  CHECK(Catalog::Load()->fingerprint() == BuiltIn().fingerprint());
  CHECK(BuiltIn().fingerprint().size() == 64);
}
