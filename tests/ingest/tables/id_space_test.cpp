#include "ingest/tables/id_space.h"

#include <catch2/catch.hpp>
#include <set>

namespace jitu::ingest {
namespace {

TEST_CASE("numbers of one id space stand side by side, and no two texts are one node") {
  const IdSpace units("Unit"), places("Place");
  CHECK(units.Of("8").value == units.Of("7").value + 1);
  CHECK(units.Of("4294967295").value == units.Of("0").value + 4294967295);
  CHECK(IdSpace("Unit").Of("7") == units.Of("7"));
  std::set<NodeId> nodes;
  for (const IdSpace* space : {&units, &places}) {
    for (const char* text : {"0", "7", "07", "-7", "+7", " 7", "7a", "", "4294967295", "4294967296"}) {
      const NodeId node = space->Of(text);
      CHECK(node.value != 0);
      CHECK(node.value <= INT64_MAX);
      CHECK(nodes.insert(node).second);
    }
  }
}

TEST_CASE("ids that jitu wrote are the nodes' own") {
  const IdSpace own("jitu");
  CHECK(own.Of("9223372036854775807").value == 9223372036854775807);
  CHECK(own.Of("12").value == 12);
  CHECK(own.Of("0").value != 0);
  CHECK(own.Of("9223372036854775808").value <= INT64_MAX);
}

}  // namespace
}  // namespace jitu::ingest
