; A gauge
(ns book.river (:require [clojure.string :as str]))
(defn level
  "Reads \"one\" level."
  [line & {:keys [unit] :or {unit ::cm}}]
  (let [x (Integer/parseInt line) c \newline re #"\d+"]
    (when-not (nil? x) (->> x (* 1.5) str/trim 'quoted))))
(defrecord Point [x y])
(assoc {:a 1, "b" true} :level-max nil)
