# relationship
