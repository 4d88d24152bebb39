// The quick way of reading numbers gives what the strict one gives, or nothing.
#include "core/base/UsualNumbers.h"

#include <fmt/format.h>

#include <QTest>
#include <cmath>

#include "core/base/Parse.h"
#include "core/base/Random.h"

using namespace mtp;

namespace {

// A word with what follows it in a text, and bytes that can be read behind it.
std::string padded(const std::string& word, const std::string& after) {
    return word + after + "98765432109876543210";
}

void requireTheSame(const std::string& word, int& taken) {
    for (const char* after : {" ", "\n", "\r\n", " 1", "\t", "x", "."}) {
        const std::string text = padded(word, after);
        double value = 0;
        const char* const end = readUsualDouble(text.data(), value);
        if (!end)
            continue;
        ++taken;
        QCOMPARE(std::string(text.data(), end), word);
        const std::optional<double> strict = parseDouble(word);
        QVERIFY2(strict, word.c_str());
        QVERIFY2(*strict == value && std::signbit(*strict) == std::signbit(value), word.c_str());
        QVERIFY(std::string_view(after).find_first_of("\tx.") != 0);
    }
}

}  // namespace

class UsualNumbersTest : public QObject {
    Q_OBJECT
private slots:
    // 1e-5 to 1e7, with any number of digits.
    void doublesAreThoseOfTheStrictWay() {
        Random random(4);
        int taken = 0;
        for (int i = 0; i < 20000; ++i) {
            const double value = random.normal() * std::pow(10.0, 12 * random.uniform() - 5);
            requireTheSame(fmt::format("{:.{}g}", value, 1 + i % 17), taken);
            requireTheSame(fmt::format("{:.{}f}", value, i % 9), taken);
        }
        QVERIFY(taken > 20000);
    }
    void usualFormsAreTaken() {
        for (const char* word : {"0", "-0", "7", "-12.5", "39.1234", "0.000125", ".5", "-.25", "5.",
                                 "1234567", "0.123456", "-9999.999"}) {
            int taken = 0;
            requireTheSame(word, taken);
            QCOMPARE(taken, 4);
        }
    }
    void otherFormsAreLeft() {
        for (const char* word :
             {"",      "-",   "+1",      ".",        "-.",    "--1",      "1-2",
              "1.2.3", "1e5", "1.5e-05", "nan",      "inf",   "12345678", "0.1234567",
              "1,5",   "1/2", "1:2",     "\xb1\x32", "1\xb1", "x",        "0x1"}) {
            int taken = 0;
            requireTheSame(word, taken);
            QCOMPARE(taken, 0);
        }
    }
    void everyByteEndsOrLeavesANumber() {
        for (int byte = 0; byte < 256; ++byte)
            for (const char* before : {"", "1", "1.", "123456"}) {
                int taken = 0;
                const std::string word = std::string(before) + static_cast<char>(byte);
                if (byte != ' ' && byte != '\n' && byte != '\r')
                    requireTheSame(word, taken);
                const bool isTaken = (byte >= '0' && byte <= '9') ||
                                     (byte == '.' && *before && !std::strchr(before, '.'));
                if (byte != ' ' && byte != '\n' && byte != '\r')
                    QCOMPARE(taken, isTaken ? 4 : 0);
            }
    }
    void wholeNumbersAreThoseOfTheStrictWay() {
        for (const char* word : {"0", "1", "42", "2592", "1234567", "007"}) {
            const std::string text = padded(word, " ");
            std::int64_t value = -1;
            QVERIFY(readUsualInt(text.data(), value) == text.data() + std::strlen(word));
            QVERIFY(parseInt(word) == value);
        }
        for (const char* word : {"", "-1", "+1", "12345678", "1.0", "1x", "x"}) {
            const std::string text = padded(word, " ");
            std::int64_t value = -1;
            QVERIFY(!readUsualInt(text.data(), value));
        }
    }
    void wordsOfALineAreCounted() {
        Random random(6);
        const std::string characters = " \t\r\v\fab9.\x01\x0b\xa0\x8a ";
        for (int i = 0; i < 20000; ++i) {
            std::string rest;
            const auto length = static_cast<std::size_t>(40 * random.uniform());
            for (std::size_t k = 0; k < length; ++k)
                rest += characters[static_cast<std::size_t>(
                    random.uniform() * static_cast<double>(characters.size()))];
            const std::string text = padded("1" + rest, "\n 2 3\n");
            std::uint64_t words = 0;
            const char* const end = passWordsOfLine(text.data() + 1, words);
            QVERIFY(end == text.data() + 1 + rest.size());
            QCOMPARE(words + 1, std::uint64_t{countWords("1" + rest)});
        }
    }
};

QTEST_APPLESS_MAIN(UsualNumbersTest)
#include "UsualNumbersTest.moc"
