/** What Tidemark's speed is measured with, always beside a yardstick of the same run: {@code mvn -q -Pbench verify}. No test runs here. */
package dev.tidemark.bench;
