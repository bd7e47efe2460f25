#include <algorithm>

#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

/// "unit < the one above it", sorted.
std::vector<std::string> SupervisionOf(const std::string& sentence) {
  const ReportFacts facts = FactsOf("云山市南岭区产业服务中心2022年度部门整体支出绩效自评报告\n一、基本情况\n" +
                                    sentence + "\n二、成效\n1.会展。举办展会3场。\n");
  std::vector<std::string> lines;
  for (const RelationFact& relation : facts.relations) {
    if (relation.type == "SUPERVISED_BY") lines.push_back(relation.from + " < " + relation.to);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

TEST_CASE("who stands above the unit is read from the words around its name") {
  const std::vector<std::string> above{"云山市南岭区产业服务中心 < 云山市南岭区科学技术局"};
  CHECK(SupervisionOf("云山市南岭区产业服务中心由云山市南岭区科学技术局归口管理，编制12人。") == above);
  CHECK(SupervisionOf("云山市南岭区产业服务中心是云山市南岭区科学技术局的下属单位，编制12人。") == above);
  CHECK(SupervisionOf("本中心隶属于云山市南岭区科学技术局，编制12人。") == above);
}

TEST_CASE("who stands below the unit is read too, one after the other") {
  CHECK(SupervisionOf("本中心下属南岭区中小企业服务站管理中心、南岭区孵化管理中心，编制12人。").size() == 2);
  CHECK(SupervisionOf("本中心代管南岭区商贸服务中心，编制12人。") ==
        std::vector<std::string>{"南岭区商贸服务中心 < 云山市南岭区产业服务中心"});
}

TEST_CASE("a unit that is only spoken of stands neither above nor below") {
  CHECK(SupervisionOf("本中心会同云山市南岭区科学技术局走访企业20家。").empty());
}

}  // namespace jitu::ingest
