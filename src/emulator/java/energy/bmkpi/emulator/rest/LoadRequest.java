package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A load job whose content is yet to come. */
record LoadRequest(String project, String id, ObjectNode configuration, LoadJob job) {}
