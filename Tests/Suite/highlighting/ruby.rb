# frozen_string_literal: true
require "set"
=begin
A comment of several lines: def no_method
=end
module River
  class Gauge < Base
    LEVELS = %w[low high].freeze
    attr_reader :name, :level
    def initialize(name:, level: 0x1F)
      @name, @@count = name, 1_000
    end
    def self.read(line) = line =~ /^\d+\/(?<unit>cm)$/ ? :ok : nil
    def text
      half = level / 2 / 3
      puts <<~NOTE, half
        Level of #{name}: "high" # no comment
      NOTE
      list <<other
      "#{name.upcase + "#{level}"} 水位" if half!=1 && level?
    end
  end
end
River::Gauge.new(name: 'it\'s')
