# Levels by day
library(dplyr)
levels <- data.frame(day = 1:10, level = c(1.5, NA, 2e3L))
read.level <- function(x, ...) {
  if (is.na(x) && TRUE) return(NULL) else x %>% mean(na.rm = TRUE)
}
"a string
over lines" -> text; 'it\'s'
