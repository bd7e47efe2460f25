#include "schema/text/source_map.h"

#include <catch2/catch.hpp>

using jitu::ByteSpan;
using jitu::text::SourceMap;

namespace {

/// derived "ab" + "X" + "ef" from source "abcdef": cd became X.
SourceMap Example() {
  SourceMap map;
  map.AppendCopied({0, 2});
  map.AppendReplaced(1, {2, 4});
  map.AppendCopied({4, 6});
  return map;
}

}  // namespace

TEST_CASE("A copied stretch leads back byte for byte, a replaced one as a whole") {
  const SourceMap map = Example();
  CHECK(map.derived_size() == 5);
  CHECK(map.ToSource({0, 1}) == ByteSpan{0, 1});
  CHECK(map.ToSource({2, 3}) == ByteSpan{2, 4});
  CHECK(map.ToSource({1, 4}) == ByteSpan{1, 5});
  CHECK(map.ToSource({3, 5}) == ByteSpan{4, 6});
  CHECK(map.ToSource({0, 5}) == ByteSpan{0, 6});
}

TEST_CASE("What was left out belongs to a stretch only when it lies inside") {
  SourceMap map;  // "ab" from "a--b"
  map.AppendCopied({0, 1});
  map.AppendCopied({3, 4});
  CHECK(map.ToSource({0, 1}) == ByteSpan{0, 1});
  CHECK(map.ToSource({1, 2}) == ByteSpan{3, 4});
  CHECK(map.ToSource({0, 2}) == ByteSpan{0, 4});
}

TEST_CASE("An empty stretch, and one past the end, lead to a place in the source") {
  const SourceMap map = Example();
  CHECK(map.ToSource({3, 3}) == ByteSpan{4, 4});
  CHECK(map.ToSource({5, 5}) == ByteSpan{6, 6});
  CHECK(map.ToSource({4, 99}) == ByteSpan{5, 6});
  CHECK(SourceMap().ToSource({0, 7}) == ByteSpan{0, 0});
}

TEST_CASE("What was put in leads to the place where it was put") {
  SourceMap map;
  map.AppendCopied({0, 3});
  map.AppendReplaced(2, {3, 3});
  map.AppendCopied({3, 6});
  CHECK(map.ToSource({3, 5}) == ByteSpan{3, 3});
  CHECK(map.ToSource({2, 6}) == ByteSpan{2, 4});
}

TEST_CASE("A map after another leads to the other's source") {
  SourceMap outer;  // keeps "b", "X" and "e" of the example's "abXef"
  outer.AppendCopied({1, 4});
  const SourceMap both = outer.After(Example());
  CHECK(both.derived_size() == 3);
  CHECK(both.ToSource({0, 1}) == ByteSpan{1, 2});
  CHECK(both.ToSource({1, 2}) == ByteSpan{2, 4});
  CHECK(both.ToSource({2, 3}) == ByteSpan{4, 5});
  CHECK(both.ToSource({0, 3}) == ByteSpan{1, 5});
}

TEST_CASE("The identity leads everywhere to itself") {
  const SourceMap map = SourceMap::Identity(9);
  CHECK(map.ToSource({2, 5}) == ByteSpan{2, 5});
  CHECK(map.After(Example()).ToSource({2, 3}) == ByteSpan{2, 4});
}
