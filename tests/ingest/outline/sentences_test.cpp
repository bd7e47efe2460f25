#include "ingest/outline/sentences.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

using namespace jitu::ingest;

namespace {

/// "mark|what it says" of each sentence; without a mark only what it says.
std::vector<std::string> Cut(const std::string& block) {
  std::vector<std::string> sentences;
  for (const SentenceCut& cut : CutSentences(block)) {
    const std::string mark = block.substr(cut.mark.start, cut.mark.length());
    sentences.push_back((mark.empty() ? "" : mark + "|") + block.substr(cut.span.start, cut.span.length()));
  }
  return sentences;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("A block is cut at the marks that end what is said") {
  CHECK(Cut("办展6场。观众达3万人次!好吗?很好;完") == Strings{"办展6场", "观众达3万人次", "好吗", "很好", "完"});
  CHECK(Cut("办展6场。。") == Strings{"办展6场"});
  CHECK(Cut("甲,乙,其中:丙3个、丁2个") == Strings{"甲,乙,其中:丙3个、丁2个"});
}

TEST_CASE("Nothing is cut inside titles, quotations and brackets that close") {
  CHECK(Cut("印发《甲。乙》和“丙;丁”(戊。己)。后") == Strings{"印发《甲。乙》和“丙;丁”(戊。己)", "后"});
  CHECK(Cut("印发《甲。乙") == Strings{"印发《甲", "乙"});
}

TEST_CASE("An ASCII point ends a sentence of Chinese and nothing else") {
  CHECK(Cut("全线完工.铺设3.5公里,合格率100%.效果好.") == Strings{"全线完工", "铺设3.5公里,合格率100%", "效果好"});
  CHECK(Cut("采用AES100.项目见www.a.gov.cn网站") == Strings{"采用AES100", "项目见www.a.gov.cn网站"});
  CHECK(Cut("1.甲项目") == Strings{"1.|甲项目"});
  CHECK(Cut("一.基本情况") == Strings{"一.|基本情况"});
}

TEST_CASE("Items of a list in one block are sentences with their marks") {
  CHECK(Cut("1.甲增长8%以上;2.乙20家;3.丙9.5亿元") == Strings{"1.|甲增长8%以上", "2.|乙20家", "3.|丙9.5亿元"});
  CHECK(Cut("1.甲20家 2.乙30家") == Strings{"1.|甲20家", "2.|乙30家"});
  CHECK(Cut("一是办展,二是办学,三是开放") == Strings{"一是|办展", "二是|办学", "三是|开放"});
  CHECK(Cut("(1)甲;(2)乙") == Strings{"(1)|甲", "(2)|乙"});
}

TEST_CASE("What goes on without a stop for longer than anybody writes is cut at a comma") {
  std::string endless;
  for (int i = 0; i < 2000; ++i) endless += "投入1万元,";
  const auto sentences = Cut(endless);
  CHECK(sentences.size() > 3);
  for (const std::string& sentence : sentences) CHECK(sentence.size() < 6100);
  CHECK(Cut("投入1万元,建成苗圃3处,修复林道6公里。").size() == 1);
}

TEST_CASE("Marks that open and never close cost no more than linear time") {
  std::string block;
  for (int i = 0; i < 200000; ++i) block += "《(“〔【";
  const auto start = std::chrono::steady_clock::now();
  CHECK(CutSentences(block).size() == 1);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}
