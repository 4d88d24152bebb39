#include <stdexcept>

#include "core/base/Error.h"
#include "core/base/Table.h"
#include "core/dynamics/IonExpression.h"
#include "tests/fuzz/ReadWhole.h"

namespace mtp::test {

std::size_t readIonExpressionWhole(std::string_view bytes) {
    try {
        const IonExpression expression = IonExpression::parse(bytes);
        const IonExpression opposite = IonExpression::parse("not (" + expression.text() + ")");
        IonQuantities ion;
        for (const double value : {0.0, 1.0, -2.5, 1e300, kUnknown}) {
            ion.fill(value);
            if (expression.holdsFor(ion) == opposite.holdsFor(ion))
                throw std::logic_error("a condition and its opposite hold for one ion");
        }
    } catch (const InputError&) {
        return 0;
    }
    return 1;
}

}  // namespace mtp::test
